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

/** A field on its way to a closure. */
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

/**
 * Compiles the fields of a format, or the members of a field, to one generated function. What a client wrote reaches its
 * source only through `JSON.stringify`. One literal gives all products one shape, which everything after this is faster for.
 */
export function compileFields(format: TargetFormat, context: CompileContext, parent = ''): NormaliseFields {
  const entries = Object.entries(format);
  const constants: unknown[] = [REJECTED, ownKey];
  const steps = entries.map(([name, field], i) => {
    const read = name in Object.prototype ? `k1(values, ${JSON.stringify(name)})` : `values[${JSON.stringify(name)}]`;
    const at = constants.push(compileField(name, field, context, parent)) - 1;
    return `let v${i} = k${at}(${read}, issues);`;
  });
  const literal = `{ ${entries.map(([name], i) => `${JSON.stringify(name)}: v${i}`).join(', ')} }`;
  const ids = entries.flatMap(([name, field], i) => {
    if (!field.attributes?.includes('indexProductID')) return [];
    const at = constants.push(indexProductIDOf(format, name)) - 1;
    return [`v${i} = k${at}(${literal}, context) ?? ${field.attributes.includes('nullable') ? 'null' : '""'};`];
  });
  const frames = entries.map(([name, field]) => frameOf(name, field, context, parent));
  const lateChecks = entries.flatMap(([, field], i) => {
    const frame = frames[i];
    if (!field.attributes?.includes('indexProductID') || !frame?.rules.required) return [];
    const at = constants.push((issues: IssueSink) => frame.missing(issues)) - 1;
    return [`if (!v${i}) v${i} = k${at}(issues);`];
  });
  const rejects = frames.flatMap(({ rules }, i) => (rules.required ? [`v${i} === k0`] : []));
  const body = [
    ...steps,
    ...ids,
    ...lateChecks,
    ...(rejects.length > 0 ? [`if (${rejects.join(' || ')}) return k0;`] : []),
    `return ${literal};`,
  ].join('\n');
  const names = constants.map((_, i) => `k${i}`);
  const source = `"use strict";\nreturn (values, issues, context) => {\n${body}\n};`;
  const factory = Reflect.construct(Function, [...names, source]) as (...given: unknown[]) => NormaliseFields;
  return factory(...constants);
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
    if (isBlank(value)) return missing(issues);
    const members = isObject(value) ? normaliseMembers(value, issues) : REJECTED;
    const refined = members === REJECTED || refine === null ? members : refine(members);
    if (refined !== REJECTED && refined !== undefined) return refined;
    const isNone = isObject(value) && Object.values(value).every(isBlank);
    const isSpared = !required && !nullable && isDefault(field, value);
    if (isNone || isSpared) return missing(issues);
    return isObject(value) ? invalid(issues, value, value) : invalid(issues, value);
  };
}
