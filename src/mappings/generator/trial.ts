import { IssueSink } from '../../common/issues.js';
import { RawRecord } from '../../common/records.js';
import { compileMapping } from '../../pipeline/map/compile-mapping.js';
import { hasValue } from '../../pipeline/map/values.js';
import { MappingRule } from '../../pipeline/mapping.js';
import { compileFormat } from '../../pipeline/normalise/compile-format.js';
import { TargetField, TargetFormat } from '../../pipeline/target-format.js';

const SILENT: IssueSink = { add: () => undefined };

/** What came of trying a rule on the sample. */
export interface Trial {
  /** The records in which the source path has a value. */
  readonly tried: number;
  /** Of these, the records in which the field got a valid value. */
  readonly valid: number;
}

/** Tries a rule by the very engine that will run it; null when the engine refuses it. */
export function tryRule(
  rule: MappingRule,
  name: string,
  field: TargetField,
  sample: readonly RawRecord[],
): Trial | null {
  const attributes = (field.attributes ?? []).filter((each) => each !== 'primary' && each !== 'required');
  const alone: TargetFormat = {
    [name]: { ...field, attributes: ['required', ...attributes.filter((each) => each !== 'nullable')] },
  };
  try {
    const source = compileMapping([{ sourceField: rule.sourceField ?? '', targetField: name }], {
      [name]: { type: 'string' },
    });
    const mapping = compileMapping([rule], alone);
    const format = compileFormat(alone);
    let [tried, valid] = [0, 0];
    for (const record of sample) {
      if (!hasValue(source.apply(record, SILENT)?.[name])) continue;
      tried++;
      const draft = mapping.apply(record, SILENT);
      if (draft !== null && format.normalise(draft, SILENT) !== null) valid++;
    }
    return { tried, valid };
  } catch {
    // A key so odd that no rule can name it; the field stays out.
    return null;
  }
}
