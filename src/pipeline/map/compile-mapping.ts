import { type IssueSink } from '../../common/issues.js';
import { type Product, type RawRecord } from '../../common/records.js';
import { type Mapping, type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { readExpression } from './check-expression.js';
import { compileChoices } from './choices.js';
import { compileExpression, type Evaluate } from './compile-expression.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';
import { parsePath } from './grammar/parse-path.js';
import { compileSource } from './paths.js';
import { resolveTarget, withMembers } from './target-path.js';
import { type TransformFunctions } from './transform-function.js';
import { hasValue } from './values.js';

export { checkMapping } from './check-mapping.js';

/** A mapping, ready for one run. */
export interface CompiledMapping {
  /**
   * Maps one record. The product has the fields that have a rule, in the order of the format; where no rule found a value
   * they hold none (`null`, `""` or `[]`). Null means that the record is skipped by `where`. Never throws, whatever the
   * record holds, and never changes it; the product may share values with it.
   */
  apply(record: RawRecord, issues: IssueSink): Product | null;
}

/** Returns the value that one rule finds in a record, or none. */
type ApplyRule = (record: RawRecord, issues: IssueSink) => unknown;

/** A rule, and the name under which its value waits until the product is complete. */
interface Step {
  /** The name of a top-level field, or the path of a nested one; null for a field that the format lacks. */
  readonly name: string | null;
  readonly apply: ApplyRule;
  /** An earlier rule fills the same field: this one is asked only when that one found no value. */
  readonly isFallback: boolean;
}

/** A field of the product with rules for its nested fields. */
interface ParentField {
  readonly name: string;
  readonly compose: (values: Readonly<Record<string, unknown>>) => unknown;
}

/** A field of the product: the name of its own value, if rules fill it, and its nested fields. */
interface Target {
  value: string | null;
  readonly members: Map<string, Target>;
}

/**
 * Compiles a checked mapping to closures; called once per run. A rule whose `targetField` the format lacks is ignored and
 * counted as `FIELD_UNKNOWN`. Throws `BAD_USER_INPUT` when a transform is not valid any more, as after a team's function
 * was removed.
 */
export function compileMapping(
  mapping: Mapping,
  format: TargetFormat,
  functions: TransformFunctions = BUILT_IN_FUNCTIONS,
): CompiledMapping {
  const root: Target = { value: null, members: new Map() };
  const filters: Evaluate[] = [];
  const steps: Step[] = [];
  mapping.forEach((rule, i) => {
    if (rule.where) {
      filters.push(compileExpression(readExpression(rule.where, functions, `mapping[${i}].where`), functions, null));
    } else if (rule.targetField) {
      const path = resolveTarget(format, rule.targetField);
      if (!path) {
        steps.push({ name: null, apply: countUnknown(rule.targetField), isFallback: false });
        return;
      }
      const target = targetAt(root, path);
      const isFallback = target.value !== null;
      // A nested field waits under a name that no field has: a JSON text of its path.
      target.value = path.length === 1 ? path[0]! : JSON.stringify(path);
      steps.push({ name: target.value, apply: compileRule(rule, i, functions), isFallback });
    }
  });
  sortMembers(root, format);
  const names = [...root.members.keys()];
  // Clones of one template have one shape, which everything after this is faster for.
  const template: Product = Object.fromEntries(names.map((name) => [name, null]));
  const parents = [...root.members].filter(([, { members }]) => members.size > 0).map(compileParent);
  const fill = parents.length === 0 ? fillFlat(template, steps) : fillNested(template, steps, parents);
  return {
    apply: (given, issues) => {
      const record = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
      for (const isWanted of filters) if (!isWanted(record, null, issues)) return null;
      return fill(record, issues);
    },
  };
}

type Fill = (record: RawRecord, issues: IssueSink) => Product;

function fillFlat(template: Product, steps: readonly Step[]): Fill {
  return (record, issues) => {
    const product = { ...template };
    for (const { name, apply, isFallback } of steps) {
      if (name === null) apply(record, issues);
      else if (!isFallback || !hasValue(product[name])) product[name] = apply(record, issues);
    }
    return product;
  };
}

function fillNested(template: Product, steps: readonly Step[], parents: readonly ParentField[]): Fill {
  const all: Record<string, unknown> = { ...template };
  for (const { name } of steps) if (name !== null) all[name] = null;
  const names = Object.keys(template);
  const fillAll = fillFlat(all, steps);
  return (record, issues) => {
    const values = fillAll(record, issues);
    const product = { ...template };
    for (const name of names) product[name] = values[name];
    for (const { name, compose } of parents) product[name] = compose(values);
    return product;
  };
}

function compileRule(rule: MappingRule, index: number, functions: TransformFunctions): ApplyRule {
  const field = rule.targetField ?? null;
  const read = rule.sourceField === undefined ? () => null : compileSource(parsePath(rule.sourceField));
  const transform =
    rule.transform &&
    compileExpression(readExpression(rule.transform, functions, `mapping[${index}].transform`), functions, field);
  const hasChoices = rule.choices && Object.keys(rule.choices).length > 0;
  const choose = hasChoices ? compileChoices(rule.choices, field ?? '') : null;
  const makeDefault = hasValue(rule.default) ? defaultMaker(rule.default) : null;
  if (!transform && !choose && !makeDefault) return read;
  return (record, issues) => {
    let value = read(record);
    if (transform) value = transform(record, value, issues);
    if (choose) value = choose(value, issues);
    return makeDefault && !hasValue(value) ? makeDefault() : value;
  };
}

/** Each product gets a default object of its own: a later stage may change it. */
function defaultMaker(value: unknown): () => unknown {
  return typeof value === 'object' ? () => structuredClone(value) : () => value;
}

function countUnknown(field: string): ApplyRule {
  return (_, issues) => {
    issues.add('FIELD_UNKNOWN', field, () => `The target format has no field "${field}"; its rule is ignored`);
    return null;
  };
}

function targetAt(root: Target, path: readonly string[]): Target {
  let target = root;
  for (const name of path) {
    let member = target.members.get(name);
    if (!member) target.members.set(name, (member = { value: null, members: new Map() }));
    target = member;
  }
  return target;
}

/** Puts nested fields into the order of the format. */
function sortMembers(target: Target, format: TargetFormat): void {
  const found = new Map(target.members);
  target.members.clear();
  for (const [name, field] of Object.entries(format)) {
    const member = found.get(name);
    if (!member) continue;
    target.members.set(name, member);
    sortMembers(member, field.fields ?? {});
  }
}

function compileParent([name, target]: [string, Target]): ParentField {
  return { name, compose: compileMember(target) };
}

function compileMember({ value, members }: Target): ParentField['compose'] {
  const own: ParentField['compose'] = (values) => (value === null ? null : values[value]);
  if (members.size === 0) return own;
  const names = [...members.keys()];
  const inner = [...members.values()].map(compileMember);
  return (values) =>
    withMembers(
      own(values),
      names,
      inner.map((member) => member(values)),
    );
}
