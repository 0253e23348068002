import { badInput } from '../../common/errors.js';
import { isRefused, nearestName } from '../map/grammar/names.js';
import { FIELD_TYPES, type FieldType, type TargetField, type TargetFormat } from '../target-format.js';
import { BUILT_IN_ATTRIBUTES } from './attributes.js';
import { type FieldAttributes } from './field-attribute.js';
import { checkAttributes } from './check-attributes.js';
import { isObject } from './field-values.js';

/** Limits of a target format. */
const FORMAT_LIMITS = { levels: 8, fields: 500 } as const;

const KEYS = ['type', 'description', 'attributes', 'choices', 'fields'] as const;
type Key = (typeof KEYS)[number];
type Choices = NonNullable<TargetField['choices']>;

export interface CheckFormatOptions {
  /** The built-in attributes and those of other teams. */
  readonly attributes?: FieldAttributes;
  /** How errors call the format; `targetFormat` by default. */
  readonly field?: string;
}

/**
 * Checks the input of a client and returns a frozen copy to be stored. A key that is null counts as left out. Throws `BAD_USER_INPUT` that names the field and its key (`targetFormat.Price.attributes[1]`).
 */
export function checkTargetFormat(input: unknown, options: CheckFormatOptions = {}): TargetFormat {
  const { attributes = BUILT_IN_ATTRIBUTES, field = 'targetFormat' } = options;
  return new FormatCheck(attributes, field).check(input, field, 1);
}

/** Checks a list of formats, as `saveTargetFormat` accepts it, and merges them; each field may occur only once. */
export function mergeTargetFormats(list: readonly unknown[], options: CheckFormatOptions = {}): TargetFormat {
  const { attributes = BUILT_IN_ATTRIBUTES, field = 'targetFormat' } = options;
  if (list.length === 0) throw badInput(field, `${field} is empty; it needs at least one field`);
  const check = new FormatCheck(attributes, field);
  const merged = new Map<string, TargetField>();
  list.forEach((input, i) => {
    for (const [name, each] of Object.entries(check.check(input, `${field}[${i}]`, 1))) {
      const path = `${field}[${i}].${name}`;
      if (merged.has(name)) throw badInput(path, `${path} is given more than once`);
      merged.set(name, each);
    }
  });
  return Object.freeze(Object.fromEntries(merged));
}

class FormatCheck {
  private count = 0;

  constructor(
    private readonly attributes: FieldAttributes,
    private readonly root: string,
  ) {}

  check(input: unknown, path: string, level: number): TargetFormat {
    if (!isObject(input)) throw badInput(path, `${path} must be an object of fields`);
    const entries = Object.entries(input);
    if (entries.length === 0) throw badInput(path, `${path} is empty; it needs at least one field`);
    if (level > FORMAT_LIMITS.levels)
      throw badInput(path, `${path} is nested deeper than ${FORMAT_LIMITS.levels} levels`);
    const fields = entries.map(
      ([name, field]) => [name, this.checkField(name, field, `${path}.${name}`, level)] as const,
    );
    return Object.freeze(Object.fromEntries(fields));
  }

  private checkField(name: string, input: unknown, path: string, level: number): TargetField {
    if (name.trim() === '') throw badInput(path, `${path}: the name of a field must not be blank`);
    if (isRefused(name)) throw badInput(path, `${path}: a field may not be called "${name}"`);
    if (++this.count > FORMAT_LIMITS.fields)
      throw badInput(this.root, `${this.root} has more than ${FORMAT_LIMITS.fields} fields`);
    const given = checkKeys(input, path);
    const type = checkType(given, path);
    const attributes = checkAttributes(given.attributes, type, `${path}.attributes`, this.attributes);
    const choices = checkChoices(given.choices, type, given.fields, path);
    if (choices && choices.length > 0) {
      const other = attributes?.find((each) => each === 'capitalized' || each === 'indexProductID');
      if (other) throw badInput(`${path}.choices`, `${path}.choices do not go with the attribute ${other}`);
    }
    const fields = this.checkMembers(given.fields, type, path, level);
    return Object.freeze({
      type,
      ...(given.description !== undefined && { description: checkDescription(given.description, path) }),
      ...(attributes && { attributes }),
      ...(choices && { choices }),
      ...(fields && { fields }),
    });
  }

  private checkMembers(input: unknown, type: FieldType, path: string, level: number): TargetFormat | undefined {
    const at = `${path}.fields`;
    const empty = input === undefined || (isObject(input) && Object.keys(input).length === 0);
    if (empty && type === 'object') throw badInput(at, `${at} must name the members of the object`);
    if (empty) return input === undefined ? undefined : Object.freeze({});
    if (type !== 'object' && type !== 'array') throw badInput(at, `${at} does not go with the type ${type}`);
    return this.check(input, at, level + 1);
  }
}

function checkKeys(input: unknown, path: string): Partial<Record<Key, unknown>> {
  if (!isObject(input)) throw badInput(path, `${path} must be an object with a type`);
  const given: Partial<Record<Key, unknown>> = {};
  for (const [key, value] of Object.entries(input)) {
    const known = KEYS.find((each) => each === key);
    if (!known) throw badInput(`${path}.${key}`, `${path}.${key} is unknown${suggestion(key, KEYS)}`);
    if (value !== null && value !== undefined) given[known] = value;
  }
  return given;
}

function checkType({ type }: Partial<Record<Key, unknown>>, path: string): FieldType {
  const at = `${path}.type`;
  const known = FIELD_TYPES.find((each) => each === type);
  if (known) return known;
  const expected = `must be one of ${FIELD_TYPES.join(', ')}`;
  throw badInput(at, `${at} ${expected}${typeof type === 'string' ? suggestion(type, FIELD_TYPES) : ''}`);
}

function checkDescription(description: unknown, path: string): string {
  if (typeof description === 'string') return description;
  throw badInput(`${path}.description`, `${path}.description must be a text`);
}

function checkChoices(input: unknown, type: FieldType, fields: unknown, path: string): Choices | undefined {
  if (input === undefined) return undefined;
  const at = `${path}.choices`;
  if (!Array.isArray(input)) throw badInput(at, `${at} must be a list`);
  const given = input as unknown[];
  const hasMembers = isObject(fields) && Object.keys(fields).length > 0;
  if (given.length > 0 && (type === 'object' || hasMembers)) throw badInput(at, `${at} do not go with fields`);
  const choices = given.map((choice, i) => {
    if (!fits(choice, type)) throw badInput(`${at}[${i}]`, `${at}[${i}] must be of the field's type, ${type}`);
    if (given.indexOf(choice) < i) throw badInput(`${at}[${i}]`, `${at}[${i}] is given more than once`);
    return choice;
  });
  return Object.freeze(choices);
}

function fits(choice: unknown, type: FieldType): choice is string | number | boolean {
  if (typeof choice === 'number' && !Number.isFinite(choice)) return false;
  if (type === 'array') return typeof choice === 'string' || typeof choice === 'number' || typeof choice === 'boolean';
  return typeof choice === type && typeof choice !== 'object';
}

function suggestion(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest ? `, did you mean "${nearest}"?` : '';
}
