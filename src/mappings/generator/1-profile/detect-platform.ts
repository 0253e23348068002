import { compact } from '../words/meaning-lookup.js';
import { type Platform, PLATFORMS } from '../words/platforms.js';
import { type SourceProfile } from './source-profile.js';

/** The platform whose tell-tale paths the sample has; its connector, where known, needs only half of them. */
export function platformOf(profiles: readonly SourceProfile[], sourceType?: string): Platform | undefined {
  const paths = new Set(profiles.map(({ path }) => key(path.text)));
  return PLATFORMS.find((platform) => {
    const found = platform.tellTale.filter((text) => paths.has(key(text))).length;
    const named = sourceType !== undefined && platform.sourceType === sourceType;
    return named ? found * 2 >= platform.tellTale.length : found === platform.tellTale.length;
  });
}

/** What the platform says about a path; undefined when it says nothing. */
export function platformMeaning(platform: Platform | undefined, text: string): string | null | undefined {
  return entryOf(platform?.means, text);
}

/** The expression that the platform's values need. */
export function platformTransform(platform: Platform | undefined, text: string): string | undefined {
  return entryOf(platform?.transforms, text);
}

function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  return entries && Object.hasOwn(entries, text) ? entries[text] : undefined;
}

function key(text: string): string {
  return text.split('.').map(compact).join('.');
}
