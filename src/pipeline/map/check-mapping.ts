import { badInput } from '../../common/errors.js';
import { type Mapping, type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { readExpression } from './check-expression.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';
import { EXPRESSION_LIMITS, readsValue } from './grammar/expression.js';
import { isRefused, nearestName } from './grammar/names.js';
import { parsePath } from './grammar/parse-path.js';
import { resolveTarget } from './target-path.js';
import { type TransformFunctions } from './transform-function.js';
import { hasValue } from './values.js';

const KEYS = [
  'sourceField',
  'targetField',
  'transform',
  'choices',
  'default',
  'where',
  'confidence',
  'reason',
] as const;
type Key = (typeof KEYS)[number];
type RuleInput = Partial<Record<Key, unknown>>;

/** Settings of a check. */
export interface CheckOptions {
  /** The format that must have every `targetField`; without it the names are not checked. */
  readonly format?: TargetFormat;
  /** How errors call the mapping; `mapping` by default. */
  readonly field?: string;
}

/**
 * Checks the input of a client, a list of rules or one rule, and returns a frozen copy to be stored. A key that is null
 * counts as left out. Throws `BAD_USER_INPUT` that names the rule and its key (`mapping[2].transform`).
 */
export function checkMapping(
  mapping: unknown,
  functions: TransformFunctions = BUILT_IN_FUNCTIONS,
  { format, field = 'mapping' }: CheckOptions = {},
): Mapping {
  const rules: unknown[] = Array.isArray(mapping) ? mapping : [mapping];
  return Object.freeze(rules.map((rule, i) => new RuleCheck(`${field}[${i}]`, functions, format).check(rule)));
}

class RuleCheck {
  constructor(
    private readonly field: string,
    private readonly functions: TransformFunctions,
    private readonly format: TargetFormat | undefined,
  ) {}

  check(input: unknown): MappingRule {
    const rule = this.checkKeys(input);
    if (rule.targetField === undefined) return this.checkFilter(rule);
    if (rule.where !== undefined) throw this.wrong('where', 'must stand in a rule of its own, without targetField');
    const sourceField = this.checkSource(rule.sourceField);
    const targetField = this.checkTarget(rule.targetField);
    const transform = this.checkTransform(rule.transform, sourceField !== undefined);
    if (sourceField === undefined && transform === undefined) this.checkDefaultAlone(rule);
    const choices = this.checkChoices(rule.choices);
    return freeze({
      ...(sourceField !== undefined && { sourceField }),
      targetField,
      ...(transform !== undefined && { transform }),
      ...(choices && { choices }),
      ...(rule.default !== undefined && { default: this.copyDefault(rule.default) }),
      ...remarks(rule),
    });
  }

  private checkKeys(input: unknown): RuleInput {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw badInput(this.field, `${this.field} must be an object`);
    const rule: RuleInput = {};
    for (const [key, value] of Object.entries(input)) {
      const known = KEYS.find((each) => each === key);
      if (!known) {
        const nearest = nearestName(key, KEYS);
        throw this.wrong(key, `is unknown${nearest ? `, did you mean "${nearest}"?` : ''}`);
      }
      if (value !== null && value !== undefined) rule[known] = value;
    }
    return rule;
  }

  private checkFilter(rule: RuleInput): MappingRule {
    if (rule.where === undefined) throw this.wrong('targetField', 'is missing');
    const other = KEYS.slice(0, 5).find((key) => rule[key] !== undefined);
    if (other) throw this.wrong(other, 'may not stand beside where');
    const where = this.checkText('where', rule.where);
    if (readsValue(readExpression(where, this.functions, `${this.field}.where`))) {
      throw this.wrong('where', 'cannot use value; use record');
    }
    return freeze({ where, ...remarks(rule) });
  }

  private checkSource(input: unknown): string | undefined {
    if (input === undefined) return undefined;
    const text = this.checkText('sourceField', input);
    if (text.length > EXPRESSION_LIMITS.characters)
      throw this.wrong('sourceField', `is longer than ${EXPRESSION_LIMITS.characters} characters`);
    const steps = parsePath(text).steps ?? [];
    if (steps.length > EXPRESSION_LIMITS.levels)
      throw this.wrong('sourceField', `has more than ${EXPRESSION_LIMITS.levels} levels`);
    const refused = [text, ...steps].find(isRefused);
    if (refused !== undefined) throw this.wrong('sourceField', `may not read "${String(refused)}"`);
    return text;
  }

  private checkTarget(input: unknown): string {
    const text = this.checkText('targetField', input);
    const refused = text.split('.').find(isRefused);
    if (refused !== undefined) throw this.wrong('targetField', `may not name "${refused}"`);
    if (this.format && !resolveTarget(this.format, text)) {
      const nearest = nearestName(text, Object.keys(this.format));
      throw this.wrong(
        'targetField',
        `"${text}" is not a field of the target format${nearest ? `, did you mean "${nearest}"?` : ''}`,
      );
    }
    return text;
  }

  private checkTransform(input: unknown, hasSource: boolean): string | undefined {
    if (input === undefined) return undefined;
    const transform = this.checkText('transform', input);
    const expression = readExpression(transform, this.functions, `${this.field}.transform`);
    if (!hasSource && readsValue(expression))
      throw this.wrong('sourceField', 'is missing: the transform reads its value');
    return transform;
  }

  private checkDefaultAlone(rule: RuleInput): void {
    if (!hasValue(rule.default))
      throw this.wrong('sourceField', 'is missing; a rule needs a source, a transform of record, or a default');
    if (Object.keys(rule.choices ?? {}).length > 0)
      throw this.wrong('sourceField', 'is missing: choices have nothing to choose from');
  }

  private checkChoices(input: unknown): MappingRule['choices'] {
    if (input === undefined) return undefined;
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw this.wrong('choices', 'must be an object of lists of texts');
    const choices = Object.entries(input).map(([choice, texts]): [string, readonly string[]] => {
      if (!isTextList(texts)) throw this.wrong(`choices.${choice}`, 'must be a list of texts');
      return [choice, [...texts]];
    });
    return Object.fromEntries(choices);
  }

  private copyDefault(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw this.wrong('default', 'must be a JSON value');
    }
  }

  private checkText(key: Key, value: unknown): string {
    if (typeof value !== 'string' || value.trim() === '') throw this.wrong(key, 'must be a text that is not empty');
    return value;
  }

  private wrong(key: string, what: string): Error {
    const field = `${this.field}.${key}`;
    return badInput(field, `${field} ${what}`);
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** Reason and confidence of a generated rule; they are stored for users and have no effect. */
function remarks({ confidence, reason }: RuleInput): Pick<MappingRule, 'confidence' | 'reason'> {
  return {
    ...(typeof confidence === 'number' && { confidence }),
    ...(typeof reason === 'string' && { reason }),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
