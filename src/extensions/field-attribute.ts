import { DiscoveryService } from '@nestjs/core';

/** The types of a target format's fields (docs/target-formats.md). */
export type AttributeType = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** What attributes may depend on besides the value; one for the whole application. */
export interface AttributeSettings {
  /** The country of a phone number that names none, as ISO 3166 (`US`). */
  readonly phoneRegion: string;
  /** How `05/06/2023` is read, when both numbers could be the month. */
  readonly slashDates: 'month-first' | 'day-first';
}

/**
 * What must hold for a field that has this attribute (docs/target-formats.md): another team's attribute stands in formats
 * beside the built-in ones, and is applied after them.
 *
 * The implementation is called for every field of every record, so it must be synchronous, pure and fast, must not change
 * what it is given, and must answer the same for the same value and settings. In a run a value is of the field's type and
 * never empty: a text is not blank. For an `array` field it is called with each element, in a run rendered as text when
 * the attribute fits `string` too. What throws makes the value invalid.
 *
 * A format is checked when it is saved and compiled when a run starts: taking the attribute away makes the jobs fail whose
 * formats have it, with a message that names it.
 */
export interface FieldAttributeContract {
  /** The types of fields that may have it; in a field of another type it is refused when a format is saved. */
  readonly types: readonly AttributeType[];
  /**
   * The value in its one written form, of the same type and not empty; undefined when it cannot be made valid. Left out:
   * the value stays as it is. Applied to its own answer it must change nothing more.
   */
  normalise?(value: unknown, settings: AttributeSettings): unknown;
  /**
   * Whether a value holds as it is: asked after `normalise`, and by `validateProducts` about products as they came, where
   * an element of an array may be of any type.
   */
  valid(value: unknown, settings: AttributeSettings): boolean;
  /** What is wrong, for a person, as `Price must be a positive number`. */
  message(fieldName: string, type: AttributeType): string;
}

/**
 * Marks an injectable class as the attribute of this name, which target formats may then use. A name of the spec's table,
 * one that is taken, or one that is not of letters and digits stops the start.
 */
export const FieldAttribute = DiscoveryService.createDecorator<string>();
