import { FeedmillError } from '../../../common/errors.js';

const PAGE =
  /^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)*<(?:!doctype\s+html|html|head|body|script|meta|title|h\d|p|div)\b/i;

/** Throws `FORMAT_UNRECOGNISED` for content that cannot be a feed, such as a web page. */
export function refuseForeign(text: string, host: string): void {
  const start = text.slice(0, 8192);
  if (start.trim() === '') throw unrecognised(`${host} answered with nothing at all.`);
  if (PAGE.test(start)) {
    throw unrecognised(
      `${host} answered with a web page instead of a feed: often a login, an error page or a shop that is closed. Open the url in a private browser window to see it.`,
    );
  }
  let strange = 0;
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) strange += 1;
  }
  if (strange > start.length / 50) throw unrecognised(`${host} returned binary data instead of text.`);
}

export function unrecognised(message: string): FeedmillError {
  return new FeedmillError('FORMAT_UNRECOGNISED', message);
}
