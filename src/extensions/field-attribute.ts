import { DiscoveryService } from '@nestjs/core';

/** The types of a target format's fields (spec "Target formats"). */
export type AttributeType = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** What attributes may depend on besides the value; one for the whole application. */
export interface AttributeSettings {
  /** The country of a phone number that names none, as ISO 3166 (`US`). */
  readonly phoneRegion: string;
  /** How `05/06/2023` is read, when both numbers could be the month. */
  readonly slashDates: 'month-first' | 'day-first';
}

/**
 * What must hold for a field that has this attribute.
 *
 * Called for every field of every record, so it must be synchronous, pure and fast, and must not change what it is given.
 * A value is of the field's type already and is never empty: a text is not blank. For an `array` field it is called with
 * each element, rendered as text when the attribute fits `string` too. What throws counts as invalid.
 */
export interface FieldAttributeContract {
  /** The types of fields that may have it; anything else is refused when a format is saved. */
  readonly types: readonly AttributeType[];
  /**
   * The value in its one written form; undefined when it cannot be made valid. Left out: the value stays as it is.
   * Normalising a normalised value must change nothing more.
   */
  normalise?(value: unknown, settings: AttributeSettings): unknown;
  /** Whether a value holds as it is; asked after `normalise`, and by `validateProducts` about values as they came. */
  valid(value: unknown, settings: AttributeSettings): boolean;
  /** What is wrong, for a person, as `Price must be a positive number`. */
  message(fieldName: string, type: AttributeType): string;
}

/** Marks an injectable class as the attribute of this name, which target formats may then use. */
export const FieldAttribute = DiscoveryService.createDecorator<string>();
