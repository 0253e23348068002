import type { SourceResponse, Validator } from '../../extensions/source-connector.js';

/** In characters. Longer values are not versions; servers have hidden other data in them. */
const LONGEST = 1024;

/** The headers that ask for a document only when it is another than the one of `validator`. */
export function conditionalHeaders(validator: Validator | null): Record<string, string> {
  return {
    ...(validator?.etag && { 'if-none-match': validator.etag }),
    ...(validator?.lastModified && { 'if-modified-since': validator.lastModified }),
  };
}

/** What an answer says of the version of its document; null when that is nothing. */
export function validatorOf({ headers }: Pick<SourceResponse, 'headers'>): Validator | null {
  const { etag, 'last-modified': lastModified } = headers;
  const validator = { ...(isUsable(etag) && { etag }), ...(isUsable(lastModified) && { lastModified }) };
  return Object.keys(validator).length > 0 ? validator : null;
}

function isUsable(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value.length <= LONGEST;
}
