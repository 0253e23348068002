import { type IssueSink } from '../../common/issues.js';
import { type Product, type RawRecord } from '../../common/records.js';
import { type Mapping, type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { readExpression } from './check-expression.js';
import { compileChoices } from './choices.js';
import { compileExpression } from './compile-expression.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';
import { parsePath } from './grammar/parse-path.js';
import { compileSource } from './paths.js';
import { resolveTarget, withMembers } from './target-path.js';
import { type TransformFunctions } from './transform-function.js';
import { hasValue } from './values.js';

export { checkMapping } from './check-mapping.js';

/** A mapping compiled for one run. */
export interface CompiledMapping {
  /**
   * Maps one record. The product has the fields that have a rule, in the order of the format. A field is empty (`null`,
   * `""` or `[]`) if no rule found a value. Returns null if `where` skips the record. Never throws, whatever the record
   * holds, and never changes it; the product may share values with it.
   */
  apply(record: RawRecord, issues: IssueSink): Product | null;
}

/** Finds the value of one rule, or of one field. */
type Find = (record: RawRecord, issues: IssueSink) => unknown;

/** A field of the product: its own rules in the order of the mapping, and its nested fields. */
interface Target {
  readonly rules: Find[];
  readonly members: Map<string, Target>;
}

/**
 * Compiles a checked mapping to closures; called once per run. A rule whose `targetField` the format lacks is ignored and
 * counted as `FIELD_UNKNOWN`. Throws `BAD_USER_INPUT` if a transform is not valid any more, for example because a function
 * of another team was removed.
 */
export function compileMapping(
  mapping: Mapping,
  format: TargetFormat,
  functions: TransformFunctions = BUILT_IN_FUNCTIONS,
): CompiledMapping {
  const root: Target = { rules: [], members: new Map() };
  const filters: Find[] = [];
  const unknown: string[] = [];
  mapping.forEach((rule, i) => {
    if (rule.where) {
      const where = compileExpression(readExpression(rule.where, functions, `mapping[${i}].where`), functions, null);
      filters.push((record, issues) => where(null, record, issues));
    } else if (rule.targetField) {
      const path = resolveTarget(format, rule.targetField);
      if (path) targetAt(root, path).rules.push(compileRule(rule, i, functions));
      else unknown.push(rule.targetField);
    }
  });
  const makeProduct = compileMembers(root, format);
  return {
    apply: (given, issues) => {
      const record = typeof given !== 'object' || given === null || Array.isArray(given) ? {} : given;
      for (const filter of filters) if (!filter(record, issues)) return null;
      for (const field of unknown) addUnknownField(field, issues);
      return makeProduct(record, issues);
    },
  };
}

function compileRule(rule: MappingRule, index: number, functions: TransformFunctions): Find {
  const field = rule.targetField ?? null;
  let find: Find = rule.sourceField === undefined ? () => null : compileSource(parsePath(rule.sourceField));
  if (rule.transform) {
    const source = find;
    const expression = readExpression(rule.transform, functions, `mapping[${index}].transform`);
    const transform = compileExpression(expression, functions, field);
    find = (record, issues) => transform(source(record, issues), record, issues);
  }
  if (rule.choices && Object.keys(rule.choices).length > 0) {
    const source = find;
    const choose = compileChoices(rule.choices, field ?? '');
    find = (record, issues) => choose(source(record, issues), issues);
  }
  if (hasValue(rule.default)) {
    const source = find;
    const makeDefault = defaultOf(rule.default);
    find = (record, issues) => {
      const value = source(record, issues);
      return hasValue(value) ? value : makeDefault();
    };
  }
  return find;
}

// Each product gets an object of its own, because later stages may change it.
function defaultOf(value: unknown): () => unknown {
  return typeof value === 'object' ? () => structuredClone(value) : () => value;
}

function targetAt(root: Target, path: readonly string[]): Target {
  let target = root;
  for (const name of path) {
    let member = target.members.get(name);
    if (!member) target.members.set(name, (member = { rules: [], members: new Map() }));
    target = member;
  }
  return target;
}

/**
 * Compiles the members of an object, in the order of the format. The object is copied from a template: all products then
 * share one hidden class, which makes this and every later stage faster.
 */
function compileMembers(target: Target, format: TargetFormat): (record: RawRecord, issues: IssueSink) => Product {
  const names = Object.keys(format).filter((name) => target.members.has(name));
  const finds = names.map((name) => compileTarget(target.members.get(name)!, format[name]?.fields ?? {}));
  const template: Product = Object.fromEntries(names.map((name) => [name, null]));
  return (record, issues) => {
    const product = { ...template };
    for (let i = 0; i < names.length; i++) product[names[i]!] = finds[i]!(record, issues);
    return product;
  };
}

function compileTarget({ rules, members }: Target, fields: TargetFormat): Find {
  const whole = firstOf(rules);
  if (members.size === 0) return whole;
  const makeMembers = compileMembers({ rules, members }, fields);
  return (record, issues) => withMembers(whole(record, issues), makeMembers(record, issues));
}

/** Asks the rules of one field in order until one finds a value. */
function firstOf([first, ...others]: readonly Find[]): Find {
  if (!first) return () => null;
  if (others.length === 0) return first;
  return (record, issues) => {
    let value = first(record, issues);
    for (let i = 0; i < others.length && !hasValue(value); i++) value = others[i]!(record, issues);
    return value;
  };
}

function addUnknownField(field: string, issues: IssueSink): void {
  issues.add('FIELD_UNKNOWN', field, () => `The target format has no field "${field}"; its rule is ignored`);
}
