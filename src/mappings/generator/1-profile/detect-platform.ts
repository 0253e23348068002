import { compactName } from '../words/meaning-lookup.js';
import { type Platform, PLATFORMS } from '../words/platforms.js';
import { type PathProfile } from './source-profile.js';

/** Returns the platform whose typical paths the sample has. If the connector is known, half of these paths are enough. */
export function detectPlatform(profiles: readonly PathProfile[], sourceType?: string): Platform | undefined {
  const paths = new Set(profiles.map(({ path }) => compactPath(path.text)));
  return PLATFORMS.find((platform) => {
    const found = platform.typicalPaths.filter((text) => paths.has(compactPath(text))).length;
    const isNamed = sourceType !== undefined && platform.sourceType === sourceType;
    return isNamed ? found * 2 >= platform.typicalPaths.length : found === platform.typicalPaths.length;
  });
}

/** Returns the meaning that the platform gives a path: null for "no field can use it", undefined when it is not listed. */
export function platformMeaning(platform: Platform | undefined, text: string): string | null | undefined {
  return ownEntry(platform?.meanings, text);
}

/** Returns the expression that the platform's values need, if any. */
export function platformTransform(platform: Platform | undefined, text: string): string | undefined {
  return ownEntry(platform?.transforms, text);
}

function ownEntry<T>(entries: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  return entries && Object.hasOwn(entries, text) ? entries[text] : undefined;
}

function compactPath(text: string): string {
  return text.split('.').map(compactName).join('.');
}
