import type { RawRecord } from '../../../common/records.js';
import { platformMeaning } from '../1-profile/detect-platform.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { NAME_STRENGTH } from '../weights.js';
import { type Platform } from '../words/platforms.js';
import { readLabelledColumns } from './read-labelled-columns.js';
import { NO_MEANINGS } from './read-name.js';
import { areVariantRecords, readPath, readPathOfVariant } from './read-path.js';
import { type SourceColumn } from './score-pair.js';

/** Adds the possible meanings to each profile: those of its platform, else of the column that labels it, else of its path. */
export function readSources(
  profiles: readonly PathProfile[],
  records: readonly RawRecord[],
  platform: Platform | undefined,
): SourceColumn[] {
  const labelled = readLabelledColumns(profiles, records);
  const read = areVariantRecords(profiles.map(({ path }) => path)) ? readPathOfVariant : readPath;
  return profiles.map((profile) => {
    const { text } = profile.path;
    const meaning = platformMeaning(platform, text);
    if (meaning === null) return { profile, meanings: NO_MEANINGS };
    if (meaning !== undefined) return { profile, meanings: new Map([[meaning, NAME_STRENGTH.PLATFORM]]) };
    return { profile, meanings: labelled.get(text) ?? read(profile.path) };
  });
}
