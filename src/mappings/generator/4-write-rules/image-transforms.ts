import { type TargetField } from '../../../pipeline/target-format.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { RULE_WEIGHT } from '../weights.js';
import { appendCall } from './transform-text.js';

const SEPARATED_URLS = /([,;|])\s*(?:https?:)?\/\//;
const URL_OR_BLANK = /^\s*(?:$|(?:https?:)?\/\/)/i;

/** The part of a rule that reads a value: the path and the transform. */
export interface ValueReader {
  readonly sourceField: string;
  readonly transform?: string;
}

/** Returns how to read one image, or all of them if the field is a list. */
export function readImages(field: TargetField, profile: PathProfile): ValueReader {
  const separator = urlSeparator(profile);
  if (separator) {
    const split = `split("${separator}"${field.type === 'array' ? '' : ', 0'}).trim()`;
    return { sourceField: profile.path.text, transform: appendCall(unescapeUrl(profile, undefined), split) };
  }
  const { sourceField, chain } = readOneValue(field, profile);
  const transform = unescapeUrl(profile, chain);
  return transform ? { sourceField, transform } : { sourceField };
}

/** Returns how to read all images but the first from a path that also fills the main image. */
export function readAdditionalImages(field: TargetField, profile: PathProfile): ValueReader {
  const { sourceField, transform } = readImages({ ...field, type: 'array' }, profile);
  return { sourceField, transform: appendCall(transform, 'slice(1)') };
}

/** Returns the character that separates several URLs in one cell; null if no cell has several. */
export function urlSeparator({ distinctTexts }: PathProfile): string | null {
  const texts = [...distinctTexts];
  const separators = texts.map((text) => SEPARATED_URLS.exec(text)?.[1]).filter((mark) => mark !== undefined);
  const [separator] = separators;
  if (separator === undefined) return null;
  // One cell with several URLs is enough if splitting leaves every URL of the sample whole.
  const isFrequent = separators.length * RULE_WEIGHT.CELLS_PER_SEPARATED_CELL > texts.length;
  const isSafe = texts.every((text) => text.split(separator).every((part) => URL_OR_BLANK.test(part)));
  return isFrequent || isSafe ? separator : null;
}

/** Replaces `&amp;` in URLs. They are not HTML: in `?a=1&copy=2`, `&copy` is a parameter. */
export function unescapeUrl({ distinctTexts }: PathProfile, chain: string | undefined): string | undefined {
  const isEscaped = [...distinctTexts].some((text) => text.includes('&amp;'));
  return isEscaped ? appendCall(chain, 'replace("&amp;", "&")') : chain;
}

/** Returns how to read one value of a path: the first element of a list, unless the field is a list as well. */
export function readOneValue(field: TargetField, { path }: PathProfile): { sourceField: string; chain?: string } {
  if (field.type === 'array') return { sourceField: path.text };
  if (path.hasMixedShape) return { sourceField: path.holdsList ? `${path.text}[*]` : path.text, chain: 'first()' };
  const first = path.text.replaceAll('[*]', '[0]');
  return { sourceField: path.holdsList ? `${first}[0]` : first };
}
