import { type AttributeSettings } from '../../extensions/field-attribute.js';
import { clip, type IssueSink } from '../../common/issues.js';
import { type Product } from '../../common/records.js';
import { hasValue, toText } from '../map/values.js';
import { ownKey } from '../map/paths.js';
import { type TargetField, type TargetFormat } from '../target-format.js';
import { type FieldAttributes, isBlank, isBlankText } from './field-attribute.js';
import { type FieldRules, rulesOf } from './field-rules.js';
import {
  CONVERSIONS,
  defaultOf,
  isDefault,
  isObject,
  type ScalarType,
  toFieldText,
  TYPE_NAMES,
} from './field-values.js';
import { indexProductIDOf, type RecordContext } from './index-product-id.js';

/** The result of a field, or of an object, if a required field has no valid value. */
export const REJECTED = Symbol('rejected');

/** Returns the value of one field for the product, or `REJECTED`. */
type NormaliseField = (value: unknown, issues: IssueSink) => unknown;
/** Returns all fields of a format, or of an object in it, or `REJECTED`. */
export type NormaliseFields = (
  values: Readonly<Record<string, unknown>>,
  issues: IssueSink,
  // Only for the product itself: its members have no id of their own in the source.
  context?: RecordContext,
) => Record<string, unknown> | typeof REJECTED;

/** The attributes and settings that every level of a format is compiled with. */
export interface CompileContext {
  readonly attributes: FieldAttributes;
  readonly settings: AttributeSettings;
}

/** A field to be compiled, with what all types of fields need. */
interface Frame {
  /** The name in issues: `Offers.Price`. */
  readonly path: string;
  readonly field: TargetField;
  readonly rules: FieldRules;
  /** Adds the issue of a missing value, and returns the value to use. */
  readonly missing: (issues: IssueSink) => unknown;
  /** The same for an invalid value; `converted` is the value in the type of the field, if it can be converted. */
  readonly invalid: (issues: IssueSink, value: unknown, ...converted: [] | [unknown]) => unknown;
}

/** The field with the attribute `indexProductID`, which is filled from the finished other fields. */
interface IdField {
  readonly name: string;
  readonly idOf: (product: Product, context?: RecordContext) => string | null;
  readonly frame: Frame;
}

/**
 * Compiles the fields of a format, or the members of a field, to closures. The product is copied from a template: all
 * products then share one hidden class, which makes this and every later stage faster.
 */
export function compileFields(format: TargetFormat, context: CompileContext, parent = ''): NormaliseFields {
  const entries = Object.entries(format);
  const names = entries.map(([name]) => name);
  const fields = entries.map(([name, field]) => compileField(name, field, context, parent));
  // A plain property read is faster than a check for an own property, but finds what an object inherits.
  const isInherited = names.map((name) => name in Object.prototype);
  const ids = entries
    .filter(([, field]) => field.attributes?.includes('indexProductID'))
    .map(([name, field]): IdField => {
      return { name, idOf: indexProductIDOf(format, name), frame: frameOf(name, field, context, parent) };
    });
  const template: Product = Object.fromEntries(names.map((name) => [name, null]));
  return (values, issues, record) => {
    const product = { ...template };
    let isRejected = false;
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      const value = fields[i]!(isInherited[i] ? ownKey(values, name) : values[name], issues);
      if (value === REJECTED) isRejected = true;
      product[name] = value;
    }
    for (const id of ids) if (!fillId(id, product, issues, record)) isRejected = true;
    return isRejected ? REJECTED : product;
  };
}

/** Returns false if the record has to be rejected because it has no id. */
function fillId({ name, idOf, frame }: IdField, product: Product, issues: IssueSink, record?: RecordContext): boolean {
  const id = idOf(product, record);
  product[name] = id ?? (frame.rules.nullable ? null : '');
  return id !== null || !frame.rules.required || frame.missing(issues) !== REJECTED;
}

function compileField(name: string, field: TargetField, context: CompileContext, parent: string): NormaliseField {
  const frame = frameOf(name, field, context, parent);
  switch (field.type) {
    case 'array':
      return arrayField(frame, context);
    case 'object':
      return objectField(frame, context);
    case 'string':
      return field.attributes?.includes('indexProductID') ? idField(frame) : textField(frame);
    case 'number':
    case 'boolean':
      return scalarField(frame, field.type);
  }
}

function frameOf(name: string, field: TargetField, { attributes, settings }: CompileContext, parent: string): Frame {
  const path = parent === '' ? name : `${parent}.${name}`;
  const rules = rulesOf(path, field, attributes, settings);
  const makeDefault = defaultOf(field);
  // A required member that fails makes its parent fail, which then adds the issue.
  const silent = rules.required && parent !== '';
  const otherwise = (): unknown => (rules.required ? REJECTED : makeDefault());
  return {
    path,
    field,
    rules,
    missing: (issues) => {
      if (rules.required && !silent) issues.add('REQUIRED_MISSING', path, () => `${path} is required`);
      return otherwise();
    },
    invalid: (issues, value, ...converted) => {
      if (!silent) {
        const problem = (): string =>
          converted.length === 0 ? `${path} must be ${TYPE_NAMES[field.type]}` : rules.problem(converted[0]);
        issues.add('VALUE_INVALID', path, () => `${problem()}: ${clip(toText(value))}`);
      }
      return otherwise();
    },
  };
}

// Not a scalar field, because this is faster, and most fields of most formats are texts.
function textField({ rules, missing, invalid }: Frame): NormaliseField {
  const { refine } = rules;
  return (value, issues) => {
    const text = typeof value === 'string' ? value : hasValue(value) ? toFieldText(value) : '';
    if (text === undefined) return isBlank(value) ? missing(issues) : invalid(issues, value);
    if (isBlankText(text)) return missing(issues);
    if (refine === null) return text;
    return refine(text) ?? invalid(issues, value, text);
  };
}

// Holds the mapped value until the other fields are known; fillId() replaces it then.
function idField({ rules }: Frame): NormaliseField {
  const none = rules.nullable ? null : '';
  return (value) => {
    const text = toFieldText(value) ?? '';
    return isBlankText(text) ? none : text;
  };
}

function scalarField({ field, rules, missing, invalid }: Frame, type: ScalarType): NormaliseField {
  const convert = CONVERSIONS[type];
  const { refine, required, nullable } = rules;
  const spared = required || nullable ? undefined : defaultOf(field)();
  return (value, issues) => {
    const converted = convert(value);
    if (converted === undefined) return isBlank(value) ? missing(issues) : invalid(issues, value);
    // An optional field may always hold its default.
    if (refine === null || converted === spared) return converted;
    return refine(converted) ?? invalid(issues, value, converted);
  };
}

function arrayField(frame: Frame, context: CompileContext): NormaliseField {
  const { path, rules, missing, invalid } = frame;
  const normaliseElement = elementOf(frame, context);
  return (value, issues) => {
    if (!hasValue(value)) return missing(issues);
    const elements = Array.isArray(value) ? (value as unknown[]) : [value];
    const kept: unknown[] = [];
    const dropped: unknown[] = [];
    for (const element of elements) {
      if (isBlank(element)) continue;
      const normalised = normaliseElement(element, issues);
      if (normalised === undefined) dropped.push(element);
      else kept.push(normalised);
    }
    if (kept.length === 0) return dropped.length > 0 ? invalid(issues, value, dropped[0]) : missing(issues);
    if (dropped.length > 0)
      issues.add('VALUE_INVALID', path, () => `${rules.problem(dropped[0])}: ${clip(toText(dropped))}`);
    return kept;
  };
}

/** Returns one valid element, or undefined if it is invalid. */
function elementOf({ path, field, rules }: Frame, context: CompileContext): NormaliseField {
  const refine = rules.refine ?? ((value: unknown) => value);
  if (field.fields && Object.keys(field.fields).length > 0) {
    const normaliseMembers = compileFields(field.fields, context, path);
    return (element, issues) => {
      const members = isObject(element) ? normaliseMembers(element, issues) : REJECTED;
      return members === REJECTED ? undefined : refine(members);
    };
  }
  if (!rules.ofTexts) return refine;
  return (element) => {
    const text = toFieldText(element);
    return text === undefined || isBlankText(text) ? undefined : refine(text);
  };
}

function objectField({ path, field, rules, missing, invalid }: Frame, context: CompileContext): NormaliseField {
  const normaliseMembers = compileFields(field.fields ?? {}, context, path);
  const { refine, required, nullable } = rules;
  return (value, issues) => {
    // The default is what an optional field may always hold: normalising it again must not fill it.
    if (isBlank(value) || (!required && !nullable && isDefault(field, value))) return missing(issues);
    const members = isObject(value) ? normaliseMembers(value, issues) : REJECTED;
    const refined = members === REJECTED || refine === null ? members : refine(members);
    if (refined !== REJECTED && refined !== undefined) return refined;
    if (isObject(value) && Object.values(value).every(isBlank)) return missing(issues);
    return isObject(value) ? invalid(issues, value, value) : invalid(issues, value);
  };
}
