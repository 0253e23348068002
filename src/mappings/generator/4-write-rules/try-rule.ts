import { type IssueSink } from '../../../common/issues.js';
import { type RawRecord } from '../../../common/records.js';
import { compileMapping } from '../../../pipeline/map/compile-mapping.js';
import { type MappingRule } from '../../../pipeline/mapping.js';
import { type CompiledFormat } from '../../../pipeline/normalise/compile-format.js';
import { type TargetFormat } from '../../../pipeline/target-format.js';
import { type Target } from '../2-score/target-fields.js';

/** Replaced by `required`, so that a record without a valid value counts as invalid. */
const IGNORED_ATTRIBUTES = new Set<string>(['primary', 'required', 'nullable']);
const IGNORE_ISSUES: IssueSink = { add: () => undefined };

/** The result of trying a rule on the sample, in records. */
export interface RuleTrial {
  /** Records in which the source path has a value. */
  readonly tried: number;
  /** Those of them for which the field got a valid value. */
  readonly valid: number;
}

/** The part of the sample on which a rule is tried. */
export interface TrialSample {
  readonly records: readonly RawRecord[];
  /** The positions of the records to try. */
  readonly positions: ReadonlySet<number>;
}

/**
 * Runs a rule on the records whose source path is filled, with the code that runs use. Returns null if the rule is invalid,
 * which happens for keys that a path cannot express.
 */
export function tryRule(
  rule: MappingRule,
  { name, field }: Pick<Target, 'name' | 'field'>,
  { records, positions }: TrialSample,
  compileFormat: (format: TargetFormat) => CompiledFormat,
): RuleTrial | null {
  const attributes = (field.attributes ?? []).filter((each) => !IGNORED_ATTRIBUTES.has(each));
  const onlyThisField: TargetFormat = { [name]: { ...field, attributes: ['required', ...attributes] } };
  try {
    const mapping = compileMapping([rule], onlyThisField);
    const format = compileFormat(onlyThisField);
    const drafts = [...positions].map((position) => mapping.apply(records[position] ?? {}, IGNORE_ISSUES));
    const valid = drafts.filter((draft) => draft !== null && format.normalise(draft, IGNORE_ISSUES) !== null).length;
    return { tried: positions.size, valid };
  } catch {
    return null;
  }
}
