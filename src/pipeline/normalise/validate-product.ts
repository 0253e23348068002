import { type TargetField, type TargetFormat } from '../target-format.js';
import { type CompileContext } from './compile-fields.js';
import { isBlank } from './field-attribute.js';
import { type FieldRules, oneOf, rulesOf } from './field-rules.js';
import { asNumber, isDefault, isObject, keysOf, TYPE_NAMES } from './field-values.js';

/** The errors of one product, in the order of the format's fields, each under the product's own key. */
export interface ValidationResult {
  readonly valid: boolean;
  readonly errors: Record<string, string>[];
}

type Errors = ValidationResult['errors'];
type ValidateFields = (values: Readonly<Record<string, unknown>>, at: string, errors: Errors) => void;

/** Compiles the check of products, which changes none (docs/target-formats.md, Checking products). */
export function compileValidation(
  format: TargetFormat,
  context: CompileContext,
): (product: unknown) => ValidationResult {
  const validateFields = fieldsValidation(format, context, '');
  return (product) => {
    const errors: Errors = [];
    validateFields(isObject(product) ? product : {}, '', errors);
    return { valid: errors.length === 0, errors };
  };
}

function fieldsValidation(format: TargetFormat, context: CompileContext, parent: string): ValidateFields {
  const fields = Object.entries(format).map(([name, field]) => ({
    name,
    validate: fieldValidation(name, field, context, parent),
  }));
  return (values, at, errors) => {
    const keyOf = keysOf(values);
    for (const { name, validate } of fields) {
      const key = keyOf(name);
      validate(key === undefined ? undefined : values[key], at + (key ?? name), errors);
    }
  };
}

type ValidateField = (value: unknown, at: string, errors: Errors) => void;

function fieldValidation(name: string, field: TargetField, context: CompileContext, parent: string): ValidateField {
  const path = parent === '' ? name : `${parent}.${name}`;
  const rules = rulesOf(path, field, context.attributes, context.settings);
  const validateMembers = field.fields ? fieldsValidation(field.fields, context, path) : null;
  const wrongType = `${name} must be ${TYPE_NAMES[field.type]}`;
  return (value, at, errors) => {
    if (rules.required && isEmpty(value)) return void errors.push({ [at]: `${name} is required` });
    if (!rules.required && isDefault(field, value)) return;
    const typed = asType(field, value);
    const message = typed === undefined ? wrongType : (firstFailure(name, rules, typed) ?? infinity(typed, wrongType));
    if (message !== null) return void errors.push({ [at]: message });
    if (!validateMembers) return;
    if (isObject(typed)) return validateMembers(typed, `${at}.`, errors);
    if (Object.keys(field.fields ?? {}).length > 0) {
      (typed as unknown[]).forEach((element, i) => {
        if (isObject(element)) validateMembers(element, `${at}[${i}].`, errors);
        else errors.push({ [`${at}[${i}]`]: `${name} must be an object` });
      });
    }
  };
}

/** Returns the value if it has the type of its field, else undefined. */
function asType(field: TargetField, value: unknown): unknown {
  switch (field.type) {
    case 'number':
      return asNumber(value);
    case 'array':
      return Array.isArray(value) ? value : undefined;
    case 'object':
      return isObject(value) ? value : undefined;
    case 'string':
    case 'boolean':
      return typeof value === field.type ? value : undefined;
  }
}

/** Whether a required field counts a value as missing: blank, or a list of blank values. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? (value as unknown[]).every(isBlank) : isBlank(value);
}

/** Reports infinite numbers, which a text such as `1e999` gives, unless an attribute has already done so. */
function infinity(typed: unknown, message: string): string | null {
  return typed === Infinity || typed === -Infinity ? message : null;
}

function firstFailure(name: string, { attributes, choices }: FieldRules, typed: unknown): string | null {
  const values = Array.isArray(typed) ? (typed as unknown[]) : [typed];
  const failed = attributes.find((attribute) => !values.every((value) => attribute.valid(value)));
  if (failed) return failed.message(name);
  const unknown = choices.length > 0 && !values.every((value) => choices.includes(value as string));
  return unknown ? oneOf(name, choices) : null;
}
