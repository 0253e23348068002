import { type AttributeSettings, type FieldAttributeContract } from '../../extensions/field-attribute.js';
import { hasValue } from '../map/values.js';

/** An attribute of fields: a contract with its name. */
export interface NamedAttribute extends FieldAttributeContract {
  readonly name: string;
  /** A field can have only one of the attributes that define the whole form of a value (docs/target-formats.md). */
  readonly formsValue?: boolean;
  /** Describes the field and does not affect its value. */
  readonly plain?: boolean;
  /** Results of `normalise` are always valid, so `valid` is not called for them. */
  readonly sure?: boolean;
  /** Describes valid values to a user who sees an invalid one. */
  readonly expects?: string;
}

/** Attributes by name, in the order in which they are applied. */
export type FieldAttributes = ReadonlyMap<string, NamedAttribute>;

export const DEFAULT_SETTINGS: AttributeSettings = { phoneRegion: 'US', slashDates: 'month-first' };

type TextForm = (text: string, settings: AttributeSettings) => string | undefined;

/** Returns an attribute of texts. `form` returns the normalised text; `holds` tells whether a text is valid. */
export function textAttribute(
  name: string,
  what: string,
  form: TextForm,
  holds: (text: string, settings: AttributeSettings) => boolean,
  expects?: string,
): NamedAttribute {
  return {
    name,
    ...(expects && { expects }),
    types: ['string', 'array'],
    formsValue: true,
    sure: true,
    normalise: (value, settings) => (typeof value === 'string' ? form(value, settings) : undefined),
    valid: (value, settings) => typeof value === 'string' && holds(value, settings),
    message: (field) => `${field} must be ${what}`,
  };
}

/** Returns an attribute of numbers. */
export function numberAttribute(
  name: string,
  what: string,
  holds: (number: number) => boolean,
  form?: (number: number) => number,
): NamedAttribute {
  return {
    name,
    types: ['number'],
    ...(form && { normalise: (value: unknown) => (typeof value === 'number' ? form(value) : undefined) }),
    valid: (value) => typeof value === 'number' && holds(value),
    message: (field) => `${field} must be ${what}`,
  };
}

/** Returns an attribute that describes the field and does not affect its value. */
export function plainAttribute(name: string, types: NamedAttribute['types']): NamedAttribute {
  return { name, types, plain: true, valid: () => true, message: (field) => `${field} is invalid` };
}

/** Whether a value is blank: no value, a text of white space only, or an object without members. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return isBlankText(value);
  if (!hasValue(value)) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0;
}

export function isBlankText(text: string): boolean {
  // Nearly all texts start with a visible character.
  const first = text.charCodeAt(0);
  return !(first > 32 && first < 128) && text.trim() === '';
}
