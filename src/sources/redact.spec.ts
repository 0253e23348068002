import { FeedmillError } from '../common/errors.js';
import { redactError, redactor } from './redact.js';

const SECRET = 'hunter2/with+odd "signs"&ü';

describe('what is shown of a read', () => {
  const redact = redactor([SECRET]);
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    ['as it is', SECRET],
    ['as in a url', encodeURIComponent(SECRET)],
    ['as in a form', new URLSearchParams({ k: SECRET }).toString()],
    ['as in JSON', JSON.stringify({ k: SECRET })],
    ['in base64', base64(SECRET)],
    ['in base64 for urls', Buffer.from(SECRET).toString('base64url')],
    ['in base64 after a name', `Basic ${base64(`me:${SECRET}`)}`],
    ['in base64 after a longer name', `Basic ${base64(`anna:${SECRET}`)}`],
    ['in base64 after a still longer name', `Basic ${base64(`peter:${SECRET}`)}`],
  ])('has no secret %s', (_, text) => {
    const shown = redact(`It said: ${text}.`);
    expect(shown).toContain('***');
    for (const rest of ['hunter2', encodeURIComponent('hunter2/with'), base64('hunter2/with').slice(4, 12)]) {
      expect(shown).not.toContain(rest);
    }
  });

  it('has none in records either, names and values alike, and keeps all else', () => {
    expect(redact({ id: 7, ok: true, none: null, list: [SECRET, { [SECRET]: 'x' }] })).toEqual({
      id: 7,
      ok: true,
      none: null,
      list: ['***', { '***': 'x' }],
    });
  });

  it('keeps ids and short words, which are no secrets', () => {
    expect(redactor(['12345678', 'shop', ''])('shop 12345678')).toBe('shop 12345678');
  });

  it('hides the whole of the longer of two secrets', () => {
    expect(redactor(['secret', 'secret-and-more'])('secret-and-more')).toBe('***');
  });

  it('keeps an error the same one', () => {
    const error = new FeedmillError('PARSE_ERROR', `wrong: ${SECRET}`, { host: 'a', near: SECRET });
    expect(redactError(error, redact)).toBe(error);
    expect([error.message, error.details]).toEqual(['wrong: ***', { host: 'a', near: '***' }]);
    expect(error.stack).not.toContain('hunter2');
  });
});
