import { type MappingRule } from '../../../pipeline/mapping.js';
import { type TargetField } from '../../../pipeline/target-format.js';
import { foldName } from '../words/fold-words.js';
import { conditionOf, stateOf } from '../1-profile/value-kinds.js';
import { type SourceProfile } from '../1-profile/source-profile.js';

type Choices = NonNullable<MappingRule['choices']>;

/** Texts that many feeds send, besides those that stand in the sample: later records may hold the other states. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  in: ['in stock', 'in_stock', 'instock', 'available', 'true', 'yes', '1'],
  out: ['out of stock', 'out_of_stock', 'outofstock', 'sold out', 'false', 'no', '0'],
  pre: ['preorder', 'pre-order', 'pre_order'],
  back: ['backorder', 'back-order', 'on backorder', 'onbackorder'],
  new: ['new'],
  used: ['used'],
  refurbished: ['refurbished'],
};

/** For a field that names no choices of its own. */
const DEFAULT_STATES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'];
const MOST_OBSERVED = 30;

/** The choices that turn the values of a path into those of a field; none when the values are right as they are. */
export function choicesFor(meaning: string, field: TargetField, profile: SourceProfile): Choices | undefined {
  const wanted = (field.choices ?? []).map(String);
  if (meaning === 'availability' || meaning === 'stock') return availabilityChoices(meaning, field, wanted, profile);
  if (wanted.length === 0) return undefined;
  if (meaning === 'condition') return byState(wanted, profile, conditionOf);
  return bySpelling(wanted, profile);
}

function availabilityChoices(
  meaning: string,
  field: TargetField,
  wanted: readonly string[],
  profile: SourceProfile,
): Choices | undefined {
  if (field.type === 'number') return undefined;
  if (field.type === 'boolean')
    return byState(['true', 'false'], profile, stateOf, (word) => (word === 'true' ? 'in' : 'out'));
  if (wanted.length > 0) return byState(wanted, profile, stateOf);
  // Words may stay as they are; `true` and `3` say nothing to a reader.
  const wordless = meaning === 'stock' || profile.share('boolean') > 0 || profile.share('number') > 0;
  return wordless ? byState(DEFAULT_STATES, profile, stateOf) : undefined;
}

function byState(
  wanted: readonly string[],
  profile: SourceProfile,
  stateOfValue: (value: unknown) => string | null,
  stateOfChoice: (choice: string) => string | null = stateOfValue,
): Choices | undefined {
  const choices: Record<string, string[]> = {};
  const observed = [...profile.distinct].slice(0, MOST_OBSERVED);
  for (const choice of wanted) {
    const state = stateOfChoice(choice);
    if (state === null || Object.values(choices).some((texts) => texts.includes(choice))) continue;
    const seen = observed.filter((text) => stateOfValue(text) === state).map((text) => text.toLowerCase());
    choices[choice] = [...new Set([...(USUAL[state] ?? []), ...seen])];
  }
  return Object.keys(choices).length > 0 ? choices : undefined;
}

/** `Out Of Stock` for `out_of_stock`: the same words, written otherwise. */
function bySpelling(wanted: readonly string[], profile: SourceProfile): Choices | undefined {
  const choices: Record<string, string[]> = {};
  let differs = false;
  for (const choice of wanted) {
    const same = [...profile.distinct].filter((text) => foldName(text) === foldName(choice)).slice(0, MOST_OBSERVED);
    choices[choice] = [...new Set([choice, ...same])];
    differs ||= same.some((text) => text.toLowerCase() !== choice.toLowerCase());
  }
  return differs ? choices : undefined;
}
