import { type IssueSink } from '../../../common/issues.js';
import { type RawRecord } from '../../../common/records.js';
import { compileMapping } from '../../../pipeline/map/compile-mapping.js';
import { type MappingRule } from '../../../pipeline/mapping.js';
import { type CompiledFormat } from '../../../pipeline/normalise/compile-format.js';
import { type TargetField, type TargetFormat } from '../../../pipeline/target-format.js';

const SILENT: IssueSink = { add: () => undefined };

/** What came of trying a rule on the sample. */
export interface Trial {
  /** The records in which the source path has a value. */
  readonly tried: number;
  /** Of these, the records in which the field got a valid value. */
  readonly valid: number;
}

/** Tries a rule, by the very engine that will run it, on the records whose path is filled; null when it refuses the rule. */
export function tryRule(
  rule: MappingRule,
  name: string,
  field: TargetField,
  sample: readonly RawRecord[],
  filled: ReadonlySet<number>,
  compile: (format: TargetFormat) => CompiledFormat,
): Trial | null {
  const attributes = (field.attributes ?? []).filter((each) => each !== 'primary' && each !== 'required');
  const alone: TargetFormat = {
    [name]: { ...field, attributes: ['required', ...attributes.filter((each) => each !== 'nullable')] },
  };
  try {
    const mapping = compileMapping([rule], alone);
    const format = compile(alone);
    const drafts = [...filled].map((at) => mapping.apply(sample[at] ?? {}, SILENT));
    const valid = drafts.filter((draft) => draft !== null && format.normalise(draft, SILENT) !== null).length;
    return { tried: filled.size, valid };
  } catch {
    // A key so odd that no rule can name it; the field stays out.
    return null;
  }
}
