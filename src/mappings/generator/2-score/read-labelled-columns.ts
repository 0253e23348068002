import type { RawRecord } from '../../../common/records.js';
import { type SourceProfile } from '../1-profile/source-profile.js';
import { readName, type Reading, weaken } from './read-name.js';

const NAME_COLUMN = /^(.*?)\s*\bname\b\s*$/i;
const VALUE_ENDS = [' Value', ' value(s)', ' value', ' Values', ' values'];
const UNIT_OPTION = /^(?:variants\[\*\]\.)?option(\d)$/;
const SURE = 0.9;

/**
 * Columns whose meaning stands in another one: `Option1 Value` is a size where `Option1 Name` says `Size`, and so is
 * `variants[0].option1` where `options[0].name` does. Only where nearly all records agree.
 */
export function labelledPaths(profiles: readonly SourceProfile[], sample: readonly RawRecord[]): Map<string, Reading> {
  const labelled = new Map<string, Reading>();
  for (const profile of profiles) {
    const { text } = profile.path;
    const option = UNIT_OPTION.exec(text)?.[1];
    if (option !== undefined) label(labelled, text, optionNames(sample, Number(option) - 1));
    const stem = profile.path.keys.length === 1 ? NAME_COLUMN.exec(text)?.[1] : undefined;
    if (!stem) continue;
    const names = profile.values.map(String);
    for (const end of VALUE_ENDS) label(labelled, stem + end, names);
  }
  return labelled;
}

function label(labelled: Map<string, Reading>, path: string, names: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const meaning of readName(name).keys()) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
  }
  const sure = [...counts]
    .filter(([, count]) => count >= SURE * names.length)
    .map(([meaning]) => [meaning, 1] as const);
  labelled.set(path, weaken(new Map(sure), 0.93));
}

function optionNames(sample: readonly RawRecord[], index: number): string[] {
  return sample.flatMap(({ options: own, _parent: product }) => {
    const options = own ?? (product as RawRecord | undefined)?.options;
    const option: unknown = Array.isArray(options) ? options[index] : undefined;
    const name: unknown = typeof option === 'object' && option !== null ? (option as RawRecord).name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}
