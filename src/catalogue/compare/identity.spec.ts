import fc from 'fast-check';
import { canonicalUrl } from './identity.js';

/** What `canonicalUrl` says, with the standard's own parser and nothing else. */
function byTheStandard(text: string): string {
  if (!URL.canParse(text)) return text;
  const { host, pathname, search } = new URL(text);
  return `${host}${pathname.replace(/\/$/, '')}${search}`;
}

describe('the canonical form of a URL', () => {
  it.each([
    ['https://shop.example/lamps/brass-lamp', 'shop.example/lamps/brass-lamp'],
    ['http://shop.example/lamps/brass-lamp/', 'shop.example/lamps/brass-lamp'],
    ['https://Shop.Example/Lamps/#top', 'shop.example/Lamps'],
    ['https://shop.example/lamp.html?utm_source=mail&color=red&gclid=1', 'shop.example/lamp.html?color=red'],
    ['https://shop.example', 'shop.example'],
    ['https://shop.example:443/a/../b', 'shop.example/b'],
    ['https://shop.example:8443/a', 'shop.example:8443/a'],
    ['not a url', 'not a url'],
  ])('of %s', (text, canonical) => expect(canonicalUrl(text)).toBe(canonical));

  it('is what the standard says of a URL without parameters, also of one that is not parsed', () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._~%:@-]{0,6}$/);
    const label = fc.constantFrom(
      'shop',
      'a-b',
      'xn--mnchen-3ya',
      'xn--',
      '127',
      '0',
      '0x7f',
      '-a',
      'A',
      '',
      'com',
      'c',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/'),
        fc.array(label, { minLength: 1, maxLength: 4 }),
        fc.array(part, { maxLength: 4 }),
        fc.constantFrom('', '/', '//'),
        (scheme, labels, parts, end) => {
          const text = scheme + labels.join('.') + parts.map((each) => `/${each}`).join('') + end;
          expect(canonicalUrl(text)).toBe(byTheStandard(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
