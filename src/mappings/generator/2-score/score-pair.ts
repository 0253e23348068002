import { type PathProfile } from '../1-profile/source-profile.js';
import { PAIR_SCORE, SUBSTITUTES } from '../weights.js';
import { compactName } from '../words/meaning-lookup.js';
import { type Meanings } from './read-name.js';
import { isRequiredTarget, type Target } from './target-fields.js';
import { valueAgreement } from './value-agreement.js';

/** A source path with its possible meanings, which come from its name, its place and its platform. */
export interface SourceColumn {
  readonly profile: PathProfile;
  readonly meanings: Meanings;
}

/** How well a source fills a target, 0 to 1, and by which of its meanings. */
export interface PairScore {
  readonly score: number;
  readonly meaning: string;
}

const NO_MATCH: PairScore = { score: 0, meaning: '' };

/** Step 2: scores one pair of source and target by the best combination of their meanings. */
export function scorePair(source: SourceColumn, target: Target): PairScore {
  if (target.meanings.size === 0) return scoreSameName(source, target);
  let best = NO_MATCH;
  for (const [wanted, certainty] of target.meanings) {
    for (const [meaning, strength] of source.meanings) {
      const substitute = substituteFactor(meaning, wanted);
      if (substitute === 0) continue;
      const agreement = agreementFor(source, meaning, strength, target);
      const score = strength * substitute * certainty * agreement * coverage(source.profile);
      if (score > best.score) best = { score, meaning };
    }
  }
  if (best.score === 0) return NO_MATCH;
  const isSpelledAlike = compactName(source.profile.path.text) === compactName(target.name);
  const spelling = isSpelledAlike ? 1 : PAIR_SCORE.DIFFERENT_SPELLING;
  return { score: best.score * spelling * depthFactor(source.profile), meaning: best.meaning };
}

function substituteFactor(source: string, target: string): number {
  return source === target ? 1 : (SUBSTITUTES[target]?.[source] ?? 0);
}

function agreementFor(source: SourceColumn, meaning: string, strength: number, target: Target): number {
  if (source.profile.values.length > 0) return valueAgreement(meaning, source.profile);
  const mayBeEmpty = strength >= PAIR_SCORE.MIN_NAME_OF_EMPTY_COLUMN && !isRequiredTarget(target);
  return mayBeEmpty ? PAIR_SCORE.EMPTY_COLUMN : 0;
}

/** Lowers the score of a path that few records fill. */
function coverage({ values, filledShare }: PathProfile): number {
  if (values.length === 0) return 1;
  return (
    PAIR_SCORE.COVERAGE_BASE +
    PAIR_SCORE.COVERAGE_HALF_FILLED * Math.min(1, filledShare * 2) +
    PAIR_SCORE.COVERAGE_TIE_BREAK * filledShare
  );
}

function depthFactor({ path }: PathProfile): number {
  return 1 - PAIR_SCORE.DEPTH_PENALTY * Math.min(PAIR_SCORE.MAX_DEPTH_PENALTIES, path.keys.length - 1);
}

/** Scores a field that the tables do not know: only a filled path of the same name matches. */
function scoreSameName({ profile }: SourceColumn, target: Target): PairScore {
  const { path, values } = profile;
  const name = compactName(target.name.split('.').at(-1) ?? '');
  const lastKey = compactName(path.keys.at(-1) ?? '');
  if (name === '' || values.length === 0) return NO_MATCH;
  if (lastKey !== name && compactName(path.text) !== name) return NO_MATCH;
  const base = path.keys.length === 1 ? PAIR_SCORE.SAME_NAME : PAIR_SCORE.SAME_NAME_NESTED;
  return { score: base * coverage(profile), meaning: target.name };
}
