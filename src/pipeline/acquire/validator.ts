import type { SourceResponse, Validator } from '../../extensions/source-connector.js';

/** In characters. Longer values are not versions; servers have hidden other data in them. */
const LONGEST = 1024;

/** Returns the headers of a conditional request for a document other than that of `validator`. */
export function conditionalHeaders(validator: Validator | null): Record<string, string> {
  return {
    ...(validator?.etag && { 'if-none-match': validator.etag }),
    ...(validator?.lastModified && { 'if-modified-since': validator.lastModified }),
  };
}

/** Returns the version of a response's document; null if the response does not have one. */
export function validatorOf({ headers }: Pick<SourceResponse, 'headers'>): Validator | null {
  const { etag, 'last-modified': lastModified } = headers;
  const validator = { ...(isUsable(etag) && { etag }), ...(isUsable(lastModified) && { lastModified }) };
  return Object.keys(validator).length > 0 ? validator : null;
}

function isUsable(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value.length <= LONGEST;
}
