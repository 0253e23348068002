import { type AttributeSettings } from '../../extensions/field-attribute.js';
import { badInput, type FeedmillError } from '../../common/errors.js';
import { type FieldType, type TargetField } from '../target-format.js';
import { BUILT_IN_ATTRIBUTES } from './attributes.js';
import { type FieldAttributes, isBlank, type NamedAttribute } from './field-attribute.js';

type Choice = string | number | boolean;

/** The rules for the values of one field, with the settings of the application. */
export interface FieldRules {
  readonly required: boolean;
  readonly nullable: boolean;
  /** Whether the elements of an array must be texts, because one of its attributes or choices is for texts. */
  readonly ofTexts: boolean;
  /** Returns a converted value in its normalised form, or undefined if it is invalid; null if the field has no such rules. */
  readonly refine: ((value: unknown) => unknown) | null;
  /** Explains to a user why `refine` rejects a converted value. */
  readonly problem: (value: unknown) => string;
  /** The attributes that affect values, in the order of the table. */
  readonly attributes: readonly BoundAttribute[];
  readonly choices: readonly Choice[];
}

interface BoundAttribute {
  valid(value: unknown): boolean;
  message(fieldName: string): string;
}

/** Binds the attributes and choices of a checked field; `BAD_USER_INPUT` for an attribute that does not exist any more. */
export function rulesOf(
  path: string,
  field: TargetField,
  known: FieldAttributes,
  settings: AttributeSettings,
): FieldRules {
  const names = new Set(field.attributes);
  for (const name of names) if (!known.has(name)) throw gone(path, name);
  const telling = [...known.values()].filter((attribute) => names.has(attribute.name) && !attribute.plain);
  const choices = field.choices ?? [];
  return {
    required: names.has('required') || names.has('primary'),
    nullable: names.has('nullable'),
    ofTexts:
      telling.some(({ types }) => types.includes('string')) || choices.some((choice) => typeof choice === 'string'),
    refine: refinement(telling, choices, settings),
    problem: (value) => problemOf(path, field.type, value, telling, choices, settings),
    attributes: telling.map((attribute) => ({
      valid: validityOf(attribute, settings),
      message: messageOf(attribute, field.type),
    })),
    choices,
  };
}

function refinement(
  attributes: readonly NamedAttribute[],
  choices: readonly Choice[],
  settings: AttributeSettings,
): FieldRules['refine'] {
  const [only] = attributes;
  if (!only) return choices.length > 0 ? chooser(choices) : null;
  const forms = attributes.flatMap((attribute) => formOf(attribute, settings) ?? []);
  const [form] = forms;
  // The most frequent case: one attribute, whose normalised form is always valid.
  if (attributes.length === 1 && choices.length === 0 && form && only.sure) return form;
  const checks = attributes.map((attribute) => validityOf(attribute, settings));
  const choose = choices.length > 0 ? chooser(choices) : null;
  return (value) => {
    let refined: unknown = value;
    for (const each of forms) {
      refined = each(refined);
      if (refined === undefined) return undefined;
    }
    if (choose) refined = choose(refined);
    for (const holds of checks) if (!holds(refined)) return undefined;
    return refined;
  };
}

function problemOf(
  path: string,
  type: FieldType,
  value: unknown,
  attributes: readonly NamedAttribute[],
  choices: readonly Choice[],
  settings: AttributeSettings,
): string {
  let refined: unknown = value;
  for (const attribute of attributes) {
    const form = formOf(attribute, settings);
    if (form) refined = form(refined);
    if (refined !== undefined && validityOf(attribute, settings)(refined)) continue;
    const { expects } = isBuiltIn(attribute) ? attribute : {};
    return messageOf(attribute, type)(path) + (expects ? ` (${expects})` : '');
  }
  return choices.length > 0 ? oneOf(path, choices) : `${path} cannot be made valid`;
}

export function oneOf(name: string, choices: readonly Choice[]): string {
  return `${name} must be one of: ${choices.join(', ')}`;
}

function formOf(attribute: NamedAttribute, settings: AttributeSettings): ((value: unknown) => unknown) | null {
  if (!attribute.normalise) return null;
  const form = (value: unknown): unknown => attribute.normalise?.(value, settings);
  if (isBuiltIn(attribute)) return form;
  // An attribute of another team may throw; the value is then invalid, and the run continues.
  return (value) => {
    const formed = attempt(() => form(value));
    const fits = typeof formed === 'number' ? Number.isFinite(formed) : Array.isArray(formed) === Array.isArray(value);
    return fits && typeof formed === typeof value && !isBlank(formed) ? formed : undefined;
  };
}

function validityOf(attribute: NamedAttribute, settings: AttributeSettings): (value: unknown) => boolean {
  if (isBuiltIn(attribute)) return (value) => attribute.valid(value, settings);
  return (value) => attempt(() => attribute.valid(value, settings)) === true;
}

function messageOf(attribute: NamedAttribute, type: FieldType): BoundAttribute['message'] {
  if (isBuiltIn(attribute)) return (fieldName) => attribute.message(fieldName, type);
  return (fieldName) => {
    const message: unknown = attempt(() => attribute.message(fieldName, type));
    return typeof message === 'string' ? message : `${fieldName} must be valid as ${attribute.name}`;
  };
}

function gone(path: string, name: string): FeedmillError {
  return badInput(
    path,
    `${path} has the attribute "${name}", which nobody provides any more. Add its provider again, or save the target format without it.`,
  );
}

function isBuiltIn(attribute: NamedAttribute): boolean {
  return BUILT_IN_ATTRIBUTES.get(attribute.name) === attribute;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Returns the matching choice: the value itself, else the first that equals it ignoring case, else undefined. */
function chooser(choices: readonly Choice[]): (value: unknown) => Choice | undefined {
  const exact = new Set<unknown>(choices);
  const folded = new Map([...choices].reverse().map((choice) => [String(choice).toLowerCase(), choice]));
  return (value) => {
    if (exact.has(value)) return value as Choice;
    return typeof value === 'object' ? undefined : folded.get(`${value as Choice}`.toLowerCase());
  };
}
