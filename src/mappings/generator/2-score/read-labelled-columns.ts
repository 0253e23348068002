import type { RawRecord } from '../../../common/records.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { NAME_STRENGTH, RULE_WEIGHT } from '../weights.js';
import { type Meanings, readName, weaken } from './read-name.js';

const NAME_COLUMN = /^(.*?)\s*\bname\b\s*$/i;
const VALUE_COLUMN_ENDS = [' Value', ' value(s)', ' value', ' Values', ' values'];
const VARIANT_OPTION = /^(?:variants\[\*\]\.)?option(\d)$/;

/**
 * Returns the meanings of columns that are named by the values of another one, by path: `Option1 Value` is a size if
 * `Option1 Name` says `Size`, and so is `variants[0].option1` if `options[0].name` does. Only if nearly all records agree.
 */
export function readLabelledColumns(
  profiles: readonly PathProfile[],
  sample: readonly RawRecord[],
): Map<string, Meanings> {
  const labelled = new Map<string, Meanings>();
  for (const profile of profiles) {
    const { text } = profile.path;
    const option = VARIANT_OPTION.exec(text)?.[1];
    if (option !== undefined) labelled.set(text, sharedMeanings(optionNames(sample, Number(option) - 1)));
    const stem = profile.path.keys.length === 1 ? NAME_COLUMN.exec(text)?.[1] : undefined;
    if (!stem) continue;
    const meanings = sharedMeanings(profile.values.map(String));
    for (const end of VALUE_COLUMN_ENDS) labelled.set(stem + end, meanings);
  }
  return labelled;
}

function sharedMeanings(names: readonly string[]): Meanings {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const meaning of readName(name).keys()) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
  }
  const shared = [...counts]
    .filter(([, count]) => count >= RULE_WEIGHT.MIN_LABEL_AGREEMENT * names.length)
    .map(([meaning]) => [meaning, 1] as const);
  return weaken(new Map(shared), NAME_STRENGTH.LABELLED);
}

function optionNames(sample: readonly RawRecord[], index: number): string[] {
  return sample.flatMap(({ options: ownOptions, _parent: product }) => {
    const options = ownOptions ?? (product as RawRecord | undefined)?.options;
    const option: unknown = Array.isArray(options) ? options[index] : undefined;
    const name: unknown = typeof option === 'object' && option !== null ? (option as RawRecord).name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}
