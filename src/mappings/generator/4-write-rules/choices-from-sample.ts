import { type MappingRule } from '../../../pipeline/mapping.js';
import { type TargetField } from '../../../pipeline/target-format.js';
import { RULE_LIMITS } from '../weights.js';
import { normaliseWords } from '../words/fold-words.js';
import { availabilityOf, conditionOf } from '../1-profile/value-kinds.js';
import { type PathProfile } from '../1-profile/source-profile.js';

type Choices = NonNullable<MappingRule['choices']>;

/** Texts that many feeds use for a state. They are added to those of the sample, because later records may have other states. */
const COMMON_TEXTS: Readonly<Record<string, readonly string[]>> = {
  in: ['in stock', 'in_stock', 'instock', 'available', 'true', 'yes', '1'],
  out: ['out of stock', 'out_of_stock', 'outofstock', 'sold out', 'false', 'no', '0'],
  pre: ['preorder', 'pre-order', 'pre_order'],
  back: ['backorder', 'back-order', 'on backorder', 'onbackorder'],
  new: ['new'],
  used: ['used'],
  refurbished: ['refurbished'],
};

/** The choices for a field that does not define its own. */
const DEFAULT_AVAILABILITY_CHOICES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'];

/** Returns the choices that convert the values of a path to those of a field; undefined if the values need no conversion. */
export function choicesFromSample(meaning: string, field: TargetField, profile: PathProfile): Choices | undefined {
  const wanted = (field.choices ?? []).map(String);
  if (meaning === 'availability' || meaning === 'stock') return availabilityChoices(meaning, field, wanted, profile);
  if (wanted.length === 0) return undefined;
  if (meaning === 'condition') return choicesByState(wanted, profile, conditionOf);
  return choicesBySpelling(wanted, profile);
}

function availabilityChoices(
  meaning: string,
  field: TargetField,
  wanted: readonly string[],
  profile: PathProfile,
): Choices | undefined {
  if (field.type === 'number') return undefined;
  if (field.type === 'boolean')
    return choicesByState(['true', 'false'], profile, availabilityOf, (word) => (word === 'true' ? 'in' : 'out'));
  if (wanted.length > 0) return choicesByState(wanted, profile, availabilityOf);
  // Words are kept as they are; `true` and `3` would not be understood.
  const isWithoutWords = meaning === 'stock' || profile.share('boolean') > 0 || profile.share('number') > 0;
  return isWithoutWords ? choicesByState(DEFAULT_AVAILABILITY_CHOICES, profile, availabilityOf) : undefined;
}

function choicesByState(
  wanted: readonly string[],
  profile: PathProfile,
  stateOfValue: (value: unknown) => string | null,
  stateOfChoice: (choice: string) => string | null = stateOfValue,
): Choices | undefined {
  const choices: Record<string, string[]> = {};
  const observed = [...profile.distinctTexts].slice(0, RULE_LIMITS.MAX_OBSERVED_CHOICES);
  for (const choice of wanted) {
    const state = stateOfChoice(choice);
    if (state === null || Object.values(choices).some((texts) => texts.includes(choice))) continue;
    const seen = observed.filter((text) => stateOfValue(text) === state).map((text) => text.toLowerCase());
    choices[choice] = [...new Set([...(COMMON_TEXTS[state] ?? []), ...seen])];
  }
  return Object.keys(choices).length > 0 ? choices : undefined;
}

/** Accepts other spellings of the same words: `Out Of Stock` for `out_of_stock`. */
function choicesBySpelling(wanted: readonly string[], profile: PathProfile): Choices | undefined {
  const choices: Record<string, string[]> = {};
  let differs = false;
  for (const choice of wanted) {
    const same = [...profile.distinctTexts]
      .filter((text) => normaliseWords(text) === normaliseWords(choice))
      .slice(0, RULE_LIMITS.MAX_OBSERVED_CHOICES);
    choices[choice] = [...new Set([choice, ...same])];
    differs ||= same.some((text) => text.toLowerCase() !== choice.toLowerCase());
  }
  return differs ? choices : undefined;
}
