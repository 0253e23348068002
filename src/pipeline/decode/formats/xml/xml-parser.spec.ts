import { describe, expect, it } from '@jest/globals';
import { DEFAULT_DECODE_LIMITS } from '../../decode-limits.js';
import { RecordCollector } from '../record-collector.js';
import { XmlParser } from './xml-parser.js';

function parse(text: string, chunk = text.length) {
  const unreadable: string[] = [];
  const report = { unreadable: (message: string) => void unreadable.push(message), decided: () => undefined };
  const parser = new XmlParser(['rss', 'item'], { limits: DEFAULT_DECODE_LIMITS, report });
  const bytes = Buffer.from(text);
  const collector = new RecordCollector();
  for (let at = 0; at < bytes.length; at += chunk) parser.write(bytes.subarray(at, at + chunk), collector);
  parser.end(collector);
  return { records: collector.take().flatMap(({ records }) => records), unreadable };
}

const item = (inner: string) => `<rss><item>${inner}</item></rss>`;

describe('a record in XML', () => {
  it('may use the names that HTML has for characters, which XML leaves to a DOCTYPE', () => {
    const { records } = parse(item('<a>caf&eacute;&nbsp;&euro;5 &amp;lt;</a><b c="&copy;"/>'));
    expect(records).toEqual([{ a: 'café\u00a0€5 &lt;', b: { '@c': '©' } }]);
  });

  it.each(['&copyx;', '&x;', '&nbsp', '&#0;', '&#xD800;', '&#X41;', '&;', '& '])('may not use %s', (reference) => {
    expect(() => parse(item(`<a>${reference}</a>`))).toThrow(/line 1, column 15/);
  });

  it('keeps text among elements, and no blanks around it', () => {
    expect(parse(item(' one <b>x</b> two\r\n<![CDATA[<3>]]> ')).records).toEqual([
      { b: 'x', '#text': 'one  two\n<3>' },
    ]);
  });

  it('may have names that every object has', () => {
    const { records } = parse(item('<constructor>1</constructor><__proto__>2</__proto__><toString/>'));
    expect(Object.entries(records[0]!)).toEqual([
      ['constructor', '1'],
      ['_proto_', '2'],
      ['toString', ''],
    ]);
  });

  it('ends where it ends, whatever its text holds and however its bytes are cut', () => {
    const text = item('<a><![CDATA[</item>]]></a><!-- </item> --><item>in<b x=">"/></item><c>ø</c>');
    const expected = [{ a: '</item>', item: { b: { '@x': '>' }, '#text': 'in' }, c: 'ø' }];
    for (const chunk of [1, 2, 3, 7, 1000]) expect(parse(text, chunk).records).toEqual(expected);
  });

  it('is told in its place when it is none', () => {
    const { records, unreadable } = parse('<rss>\n<item>x</item>\n<item><a>1</a></item></rss>');
    expect([records.length, unreadable]).toEqual([1, ['The item in line 2 holds only text: x']]);
  });

  it('is read in time that grows with its size only, when its text looks like its end', () => {
    const start = performance.now();
    parse(item(`<a><![CDATA[${'</item>'.repeat(140_000)}]]></a>`), 64 * 1024);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    ['a text', `<a>${'x'.repeat(1_100_000)}</a>`],
    ['a comment', `<!-- ${'x>'.repeat(600_000)} -->`],
    ['an attribute', `<a b="${'x'.repeat(1_100_000)}"/>`],
    ['many children', '<a>1</a>'.repeat(140_000)],
  ])('is refused past 1 MiB: %s', (_, inner) => {
    expect(() => parse(item(inner), 64 * 1024)).toThrow(/longer than 1048576/);
  });
});
