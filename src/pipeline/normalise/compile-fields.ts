import { type AttributeSettings } from '../../extensions/field-attribute.js';
import { clip, type IssueSink } from '../../common/issues.js';
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

/** What a field, or an object, answers when a required field has no valid value. */
export const REJECTED = Symbol('rejected');

/** One field of a format, made ready: the value for the product, or `REJECTED`. */
export type NormaliseField = (value: unknown, issues: IssueSink) => unknown;
/** All fields of a format, or of an object in it. */
export type NormaliseFields = (
  values: Readonly<Record<string, unknown>>,
  issues: IssueSink,
  // Only of the product itself: its members have no id of their own in the source.
  context?: RecordContext,
) => Record<string, unknown> | typeof REJECTED;

/** What compiling needs on every level of a format. */
export interface CompileContext {
  readonly attributes: FieldAttributes;
  readonly settings: AttributeSettings;
}

/** What the closure of a field is made of. */
interface Frame {
  /** As issues name it: `Offers.Price`. */
  readonly path: string;
  readonly field: TargetField;
  readonly rules: FieldRules;
  /** The answer, and the issue, when there is no value. */
  readonly missing: (issues: IssueSink) => unknown;
  /** The same for one that cannot be made valid; `converted`: as its field's type has it, unless it cannot be that. */
  readonly invalid: (issues: IssueSink, value: unknown, ...converted: [] | [unknown]) => unknown;
}

/** What is filled once the other fields are known: the index of the field, and what to put there. */
type FillLate = readonly [index: number, fill: (product: Record<string, unknown>, context?: RecordContext) => unknown];

/** Compiles the fields of a format, or the members of a field, to closures. */
export function compileFields(format: TargetFormat, context: CompileContext, parent = ''): NormaliseFields {
  const entries = Object.entries(format);
  const names = entries.map(([name]) => name);
  const fields = entries.map(([name, field]) => compileField(name, field, context, parent));
  const reads = names.map((name) => name in Object.prototype);
  const frames = entries.map(([name, field]) => frameOf(name, field, context, parent));
  const required = frames.flatMap(({ rules }, i) => (rules.required ? [i] : []));
  const late = entries.flatMap(([name, field], i): FillLate[] => {
    if (!field.attributes?.includes('indexProductID')) return [];
    const indexProductID = indexProductIDOf(format, name);
    const none = field.attributes.includes('nullable') ? null : '';
    return [[i, (product, record) => indexProductID(product, record) ?? none]];
  });
  // Clones of one template have one shape, which everything after this is faster for.
  const template: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
  return (values, issues, record) => {
    const product = { ...template };
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      product[name] = fields[i]!(reads[i] ? ownKey(values, name) : values[name], issues);
    }
    for (const [i, fill] of late) {
      const name = names[i]!;
      product[name] = fill(product, record);
      if (!product[name] && frames[i]!.rules.required) product[name] = frames[i]!.missing(issues);
    }
    for (const i of required) if (product[names[i]!] === REJECTED) return REJECTED;
    return product;
  };
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
  // A required member that fails is the failure of its parent, which then says so.
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

// A text field of its own, though it could be a scalar field, because most fields of most formats are this.
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

// Filled when the rest of the product is known; until then it holds what the mapping gave it.
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
    // The default is what an optional field may always hold.
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

/** One element, or undefined when it cannot be made valid. */
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
