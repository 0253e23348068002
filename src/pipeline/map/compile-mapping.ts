import { type IssueSink } from '../../common/issues.js';
import { type Product, type RawRecord } from '../../common/records.js';
import { type Mapping, type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { readExpression } from './check-expression.js';
import { compileChoices } from './choices.js';
import { CodeWriter } from './code-writer.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';
import { parsePath } from './grammar/parse-path.js';
import { resolveTarget, withMembers } from './target-path.js';
import { type TransformFunctions } from './transform-function.js';
import { hasValue } from './values.js';

export { checkMapping } from './check-mapping.js';

/** A mapping made ready for one run. */
export interface CompiledMapping {
  /**
   * Maps one record. The product has the fields that have a rule, in the order of the format; where no rule found a value
   * they hold none (`null`, `""` or `[]`). Null means that the record is skipped by `where`. Never throws, whatever the
   * record holds, and never changes it; the product may share values with it.
   */
  apply(record: RawRecord, issues: IssueSink): Product | null;
}

/** A field of the product in the generated function: the variable of its own rules, and its nested fields. */
interface Target {
  variable: string | null;
  readonly members: Map<string, Target>;
}

/**
 * Compiles a checked mapping to one generated function; called once per run. A rule whose `targetField` the format lacks
 * is ignored and counted as `FIELD_UNKNOWN`. Throws `BAD_USER_INPUT` when a transform is not valid any more, as after a
 * team's function was removed.
 */
export function compileMapping(
  mapping: Mapping,
  format: TargetFormat,
  functions: TransformFunctions = BUILT_IN_FUNCTIONS,
): CompiledMapping {
  const writer = new CodeWriter(functions);
  const root: Target = { variable: null, members: new Map() };
  const filters: string[] = [];
  const fields: string[] = [];
  mapping.forEach((rule, i) => {
    if (rule.where) {
      const where = readExpression(rule.where, functions, `mapping[${i}].where`);
      filters.push(`if (!${writer.expression(where, null)}) return null;`);
    } else if (rule.targetField) {
      const path = resolveTarget(format, rule.targetField);
      if (path) fields.push(fillField(writer, root, path, ruleCode(writer, rule, i, functions)));
      else fields.push(`${writer.constant(unknownField(rule.targetField))}(issues);`);
    }
  });
  sortMembers(root, format);
  const apply = writer.build<CompiledMapping['apply']>(
    [
      'if (typeof record !== "object" || record === null || Array.isArray(record)) record = {};',
      ...filters.map((filter) => `value = null; ${filter}`),
      writer.declarations,
      `let ${['f', ...variablesOf(root)].map((name) => `${name} = null`).join(', ')};`,
      ...fields,
      productCode(writer, root),
    ].join('\n'),
  );
  return { apply };
}

/** The statements that leave in `value` what one rule finds. */
function ruleCode(writer: CodeWriter, rule: MappingRule, index: number, functions: TransformFunctions): string {
  const field = rule.targetField ?? null;
  const steps = [`value = ${rule.sourceField === undefined ? 'null' : writer.source(parsePath(rule.sourceField))};`];
  if (rule.transform) {
    const transform = readExpression(rule.transform, functions, `mapping[${index}].transform`);
    steps.push(`value = ${writer.expression(transform, field)};`);
  }
  if (rule.choices && Object.keys(rule.choices).length > 0) {
    steps.push(`value = ${writer.constant(compileChoices(rule.choices, field ?? ''))}(value, issues);`);
  }
  if (hasValue(rule.default))
    steps.push(`if (!${writer.hasValue}(value)) value = ${defaultCode(writer, rule.default)};`);
  return steps.join(' ');
}

// Each product gets an object of its own: what one stage does to it must not reach the next product.
function defaultCode(writer: CodeWriter, value: unknown): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  return writer.constant(() => structuredClone(value)) + '()';
}

/** Of several rules for one field, a later one is asked only when those before it found no value. */
function fillField(writer: CodeWriter, root: Target, path: readonly string[], rule: string): string {
  let target = root;
  for (const name of path) {
    let member = target.members.get(name);
    if (!member) target.members.set(name, (member = { variable: null, members: new Map() }));
    target = member;
  }
  if (target.variable) return `if (!${writer.hasValue}(${target.variable})) { ${rule} ${target.variable} = value; }`;
  target.variable = `f${variablesOf(root).length}`;
  return `${rule} ${target.variable} = value;`;
}

function variablesOf(target: Target): string[] {
  const inner = [...target.members.values()].flatMap(variablesOf);
  return target.variable ? [target.variable, ...inner] : inner;
}

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

// One literal gives all products one shape, which everything after this is faster for.
function productCode(writer: CodeWriter, root: Target): string {
  const members = [...root.members].map(([name, target]) => `${JSON.stringify(name)}: ${valueCode(writer, target)}`);
  return `return { ${members.join(', ')} };`;
}

function valueCode(writer: CodeWriter, target: Target): string {
  if (target.members.size === 0) return target.variable ?? 'null';
  const names = writer.constant([...target.members.keys()]);
  const values = [...target.members.values()].map((member) => valueCode(writer, member));
  return `${writer.constant(withMembers)}(${target.variable ?? 'null'}, ${names}, [${values.join(', ')}])`;
}

function unknownField(field: string): (issues: IssueSink) => void {
  return (issues) =>
    issues.add('FIELD_UNKNOWN', field, () => `The target format has no field "${field}"; its rule is ignored`);
}
