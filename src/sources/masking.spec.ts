import { hasSecrets, literalSecrets, maskHeaders, maskUrl, unmaskHeaders, unmaskUrl } from './masking.js';

describe('a url that can be read', () => {
  it.each([
    ['https://a.example/?api_key=s', 'https://a.example/?api_key=***'],
    ['https://a.example/?x=1&Token=s#path=/a', 'https://a.example/?x=1&Token=***#path=/a'],
    ['https://a.example/?CLIENT_SECRET=s&password=p', 'https://a.example/?CLIENT_SECRET=***&password=***'],
    ['https://a.example/?key=${KEY}&token=${T}x', 'https://a.example/?key=${KEY}&token=***'],
    ['https://a.example/?key=&page=2', 'https://a.example/?key=&page=2'],
    ['https://a.example/key=s', 'https://a.example/key=s'],
  ])('%s reads %s, and comes back as it was', (url, masked) => {
    expect(maskUrl(url)).toBe(masked);
    expect(unmaskUrl(masked, url)).toBe(url);
  });

  it('keeps each value of a name that stands there twice', () => {
    const url = 'https://a.example/?key=first&key=second';
    expect(unmaskUrl(maskUrl(url), url)).toBe(url);
    expect(unmaskUrl('https://a.example/?key=new&key=***', url)).toBe('https://a.example/?key=new&key=second');
  });

  it('keeps a value when others around it change', () => {
    expect(unmaskUrl('https://a.example/new?page=2&key=***', 'https://a.example/?key=s')).toBe(
      'https://a.example/new?page=2&key=s',
    );
  });
});

describe('headers that can be read', () => {
  it.each([
    ['Authorization: Bearer s', 'Authorization: ***'],
    ['proxy-authorization:s', 'proxy-authorization: ***'],
    ['COOKIE: a=1; b=2', 'COOKIE: ***'],
    ['X-Api-Key : s', 'X-Api-Key: ***'],
    ['Authorization: Bearer ${TOKEN}', 'Authorization: Bearer ${TOKEN}'],
    ['X-Api-Key: ${KEY}', 'X-Api-Key: ${KEY}'],
    ['Authorization: ${KEY} and more', 'Authorization: ***'],
    ['Accept: text/csv', 'Accept: text/csv'],
  ])('"%s" reads "%s", and comes back as it was', (header, masked) => {
    expect(maskHeaders([header])).toEqual([masked]);
    expect(unmaskHeaders([masked], [header])).toEqual([header]);
  });
});

it('knows a url and headers that hold secrets from others', () => {
  expect(hasSecrets('https://a.example/?key=s', [])).toBe(true);
  expect(hasSecrets(null, ['Cookie: s'])).toBe(true);
  expect(hasSecrets('https://a.example/?key=${KEY}', ['Cookie: ${C}', 'Accept: */*'])).toBe(false);
});

it('finds the secrets that stand in a url and headers themselves', () => {
  const headers = { authorization: 'Bearer abc', accept: 'text/csv', cookie: 'c=1' };
  expect(literalSecrets('https://a.example/?key=s&page=2', headers)).toEqual(
    expect.arrayContaining(['s', 'Bearer abc', 'abc', 'c=1']),
  );
  expect(literalSecrets('https://a.example/?page=2', { accept: 'x' })).toEqual([]);
});
