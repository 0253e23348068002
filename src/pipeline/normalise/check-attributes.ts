import { badInput } from '../../common/errors.js';
import { nearestName } from '../map/grammar/names.js';
import { type FieldType } from '../target-format.js';
import { type FieldAttributes } from './field-attribute.js';

/**
 * Checks the attributes of a field: they must exist, fit its type, and at most one may define the form of a value. Returns
 * them frozen and without duplicates.
 */
export function checkAttributes(
  input: unknown,
  type: FieldType,
  path: string,
  known: FieldAttributes,
): readonly string[] | undefined {
  if (input === undefined) return undefined;
  if (!Array.isArray(input)) throw badInput(path, `${path} must be a list of names`);
  const names = (input as unknown[]).map((name, i) => checkAttribute(name, type, `${path}[${i}]`, known));
  const [first, ...others] = names.filter((name, i) => names.indexOf(name) === i && excludesOthers(name, known));
  const [other] = others;
  if (first !== undefined && other !== undefined) {
    const at = `${path}[${names.indexOf(other)}]`;
    throw badInput(at, `${at}: "${other}" does not go with "${first}"; a field takes one of them`);
  }
  return Object.freeze([...new Set(names)]);
}

function checkAttribute(name: unknown, type: FieldType, path: string, known: FieldAttributes): string {
  if (typeof name !== 'string') throw badInput(path, `${path} must be the name of an attribute`);
  const attribute = known.get(name);
  if (!attribute) {
    const nearest = nearestName(name, known.keys());
    throw badInput(path, `${path}: "${name}" is unknown${nearest ? `, did you mean "${nearest}"?` : ''}`);
  }
  if (!attribute.types.includes(type)) {
    throw badInput(path, `${path}: "${name}" does not fit the type ${type}, only ${attribute.types.join(', ')}`);
  }
  return name;
}

// The id of `indexProductID` is written by the engine; it cannot be an e-mail address as well.
function excludesOthers(name: string, known: FieldAttributes): boolean {
  return known.get(name)?.formsValue === true || name === 'indexProductID';
}
