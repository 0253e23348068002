import { compact } from '../words/meaning-lookup.js';
import { fitOf } from './value-agreement.js';
import { type SourceProfile } from '../1-profile/source-profile.js';
import { type Reading } from './read-name.js';
import { serves } from './substitutes.js';
import { type Target } from './target-fields.js';

/** A source path with what its name, its place and its platform say it means. */
export interface Source {
  readonly profile: SourceProfile;
  readonly meanings: Reading;
}

/** How well a source fills a target, and as which of its meanings. */
export interface Match {
  readonly score: number;
  readonly meaning: string;
}

/** A pair below this is left out: a wrong one costs the user more than a missing one. */
export const LEAST = 0.5;

const NONE: Match = { score: 0, meaning: '' };
/** A column without one value in the sample is judged by its name alone, and that has to be sure. */
const EMPTY_FIT = 0.62;
const SURE_NAME = 0.85;

/** Step 2: the score of one pair, 0 to 1. */
export function scorePair(source: Source, target: Target): Match {
  if (target.meanings.size === 0) return sameName(source, target);
  let best = NONE;
  for (const [wanted, sure] of target.meanings) {
    for (const [meaning, strength] of source.meanings) {
      const served = serves(meaning, wanted);
      if (served === 0) continue;
      const score = strength * served * sure * fit(source, meaning, strength, target) * coverage(source.profile);
      if (score > best.score) best = { score, meaning: meaning === wanted ? wanted : meaning };
    }
  }
  if (best.score === 0) return NONE;
  // Of two equal ones, the one that is written like the field.
  const bonus = compact(source.profile.path.text) === compact(target.name) ? 1 : 0.99;
  return { score: best.score * bonus * nearness(source.profile), meaning: best.meaning };
}

function fit(source: Source, meaning: string, strength: number, target: Target): number {
  if (source.profile.values.length === 0) {
    const required = target.field.attributes?.some((each) => each === 'required' || each === 'primary');
    return strength >= SURE_NAME && !required ? EMPTY_FIT : 0;
  }
  return fitOf(meaning, source.profile);
}

/**
 * Fewer values, less certain; half of the records are nearly as good as all, for variants often leave what their parent
 * says. Of two equal paths the fuller one.
 */
function coverage({ values, present }: SourceProfile): number {
  if (values.length === 0) return 1;
  return 0.85 + 0.149 * Math.min(1, present * 2) + 0.001 * present;
}

/** The outer one of two equal paths. */
function nearness(profile: SourceProfile): number {
  return 1 - 0.01 * Math.min(5, profile.path.keys.length - 1);
}

/** A field of which the tables know nothing takes the path of the same name whose values its type can hold. */
function sameName(source: Source, target: Target): Match {
  const { profile } = source;
  const name = compact(target.name.split('.').at(-1) ?? '');
  const last = compact(profile.path.keys.at(-1) ?? '');
  if (name === '' || (last !== name && compact(profile.path.text) !== name) || profile.values.length === 0) return NONE;
  return { score: (profile.path.keys.length === 1 ? 0.9 : 0.75) * coverage(profile), meaning: target.name };
}
