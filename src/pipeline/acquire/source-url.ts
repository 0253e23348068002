import { FeedmillError } from '../../common/errors.js';

/** Parses the url of a request and checks it before connecting; `SOURCE_BLOCKED` if it is not allowed. */
export function checkedUrl(text: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    const where = base ? `${base.host} redirected to an invalid url.` : 'This is not an absolute url.';
    throw new FeedmillError('SOURCE_BLOCKED', `${where} Give an address that starts with http:// or https://.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const what = base ? `${base.host} redirected to a ${url.protocol} address` : `A ${url.protocol} address was given`;
    throw new FeedmillError('SOURCE_BLOCKED', `${what}; only http: and https: are read.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FeedmillError(
      'SOURCE_BLOCKED',
      `The url of ${url.host} has a user name or password in it. Put them into the source's credentials and headers instead.`,
    );
  }
  url.hash = '';
  return url;
}

/** Whether secrets of `from` may be sent to `to`: the same origin, or the same host with https instead of http. */
export function sharesTrust(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  const upgraded = from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname;
  return upgraded && from.port === '' && to.port === '';
}
