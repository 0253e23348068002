import { badInput } from '../common/errors.js';
import { readOverrides } from '../pipeline/decode/sniffing/overrides.js';

/** Refuses a url that no source may have: `BAD_USER_INPUT` on `url`. `${NAME}` of a credential may stand anywhere in it. */
export function checkSourceUrl(url: string | null): void {
  if (url === null || url.trim() === '')
    throw badInput('url', 'A url is needed: the address that the feed is read from.');
  const filled = url.replaceAll(/\$\{\w+\}/g, 'x');
  if (!URL.canParse(filled) || !/^https?:$/.test(new URL(filled).protocol)) {
    throw badInput('url', 'The url has to be absolute and start with http:// or https://.');
  }
  const { username, password } = new URL(filled);
  if (username !== '' || password !== '') {
    throw badInput(
      'url',
      'The url may not hold a user name or password. Put them into credentials and use them in a header.',
    );
  }
  readOverrides(filled);
}
