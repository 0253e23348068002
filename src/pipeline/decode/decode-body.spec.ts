import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { RawRecord } from '../../common/records.js';
import type { SourceResponse } from '../../extensions/source-connector.js';
import { decodeBody, type DecodeOptions } from './decode-body.js';

interface Given extends DecodeOptions {
  /** What follows `#` in the url. */
  overrides?: string;
  contentType?: string;
  /** Bytes per chunk. */
  chunk?: number;
  provedComplete?: boolean;
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function decode(content: string | Buffer, given: Given = {}) {
  const facts: Record<string, unknown> = {};
  const told = { complete: [] as string[], incomplete: [] as string[], unreadable: [] as string[] };
  const bytes = Buffer.from(content);
  const url = 'https://shop.example/feed';
  const body: SourceResponse = {
    status: 200,
    headers: given.contentType ? { 'content-type': given.contentType } : {},
    url,
    body: pieces(bytes, given.chunk ?? bytes.length + 1),
    provedComplete: given.provedComplete ?? true,
    text: () => Promise.resolve(bytes.toString()),
  };
  const report = {
    complete: (evidence: string) => void told.complete.push(evidence),
    incomplete: (reason: string) => void told.incomplete.push(reason),
    unreadable: (message: string) => void told.unreadable.push(message),
    decided: (more: Readonly<Record<string, unknown>>) => void Object.assign(facts, more),
  };
  const records: RawRecord[] = [];
  const from = given.overrides === undefined ? url : `${url}#${given.overrides}`;
  for await (const batch of decodeBody(body, from, report, given)) {
    expect(batch.length).toBeLessThanOrEqual(100);
    records.push(...batch);
  }
  return { records, facts, ...told };
}

/** The same, cut into chunks of every small size. */
async function decodeInPieces(content: string | Buffer, given: Given = {}) {
  const whole = await decode(content, given);
  for (const chunk of [1, 2, 3, 5, 7, 64]) {
    expect((await decode(content, { ...given, chunk })).records).toEqual(whole.records);
  }
  return whole;
}

describe('JSON', () => {
  const nasty = {
    id: 1,
    text: 'a "quoted" \\ {[ } , \u2028 ø 😀',
    deep: { list: [[], {}, [{ x: [1, -2.5e3, true, null] }]] },
    end: '\\',
  };

  it('reads an array, however its bytes are cut', async () => {
    const list = [nasty, { id: 2 }, { long: `${'x'.repeat(100)}\\"${'\\\\'.repeat(50)}` }];
    const { records, facts, complete } = await decodeInPieces(JSON.stringify(list));
    expect(records).toEqual(list);
    expect(facts).toEqual({ format: 'json', path: '/*', charset: 'utf-8' });
    expect(complete).toHaveLength(1);
    expect((await decodeInPieces(JSON.stringify(list, null, 2))).records).toEqual(list);
  });

  it.each([
    ['a usual name', { meta: { tags: [{ t: 1 }] }, data: { products: [{ id: 1 }] } }, '/data/products/*', [{ id: 1 }]],
    [
      'a usual name before a bigger list',
      { big: [{ x: 'x'.repeat(99) }], items: [{ id: 1 }] },
      '/items/*',
      [{ id: 1 }],
    ],
    [
      'the biggest list of objects',
      { a: [{ x: 1 }], stores: [{ products: [{ y: 1 }] }], n: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      '/stores/*',
      [{ products: [{ y: 1 }] }],
    ],
    [
      'edges with their nodes',
      { data: { products: { edges: [{ cursor: 'c', node: { id: 1 } }] } } },
      '/data/products/edges/*',
      [{ id: 1 }],
    ],
    ['an empty list with a usual name', { count: 0, products: [] }, '/products/*', []],
    ['keys with a slash', { 'a/b': [{ id: 1 }] }, '/a~1b/*', [{ id: 1 }]],
  ])('finds the records: %s', async (_, document, path, records) => {
    expect(await decodeInPieces(JSON.stringify(document))).toMatchObject({ records, facts: { path } });
  });

  it('reads an empty list as an empty feed', async () => {
    for (const text of ['[]', ' [ ] ', '{"products":[]}']) {
      const { records, complete } = await decode(text);
      expect([records, complete.length]).toEqual([[], 1]);
    }
  });

  it('walks several lists and keeps what encloses a record', async () => {
    const products = [{ id: 1, variants: [{ sku: 'a' }, { sku: 'b' }] }, { id: 2, variants: [] }, { id: 3 }];
    const { records } = await decodeInPieces(JSON.stringify({ products }), {
      overrides: 'path=/products/*/variants/*',
    });
    expect(records).toEqual([
      { sku: 'a', _parent: products[0] },
      { sku: 'b', _parent: products[0] },
    ]);
  });

  it('reads one record where the path leads to an object', async () => {
    const { records } = await decode('{"product":{"id":1},"x":[]}', { overrides: 'path=/product' });
    expect(records).toEqual([{ id: 1 }]);
    expect((await decode('{"id":1}', { overrides: 'path=/' })).records).toEqual([{ id: 1 }]);
  });

  it('counts values that are not objects', async () => {
    const { records, unreadable } = await decode('[{"id":1},null,3,"x",[1]]');
    expect([records.length, unreadable.length]).toEqual([1, 4]);
  });

  it.each([
    ['[{"id":1},{"id":2', 'SOURCE_TRUNCATED'],
    ['{"products":[{"id":1}]', 'SOURCE_TRUNCATED'],
    ['[{"id":1},', 'SOURCE_TRUNCATED'],
    ['[{"id":1}{"id":2}]', 'PARSE_ERROR'],
    ['[{"id":1},]', 'PARSE_ERROR'],
    ['[{"id":1}] x', 'PARSE_ERROR'],
    ['[{"id":01}]', 'PARSE_ERROR'],
    ['[{id:1}]', 'PARSE_ERROR'],
    ['{"products":[{"id":1}],}', 'PARSE_ERROR'],
    [`[${'['.repeat(70)}${']'.repeat(70)}]`, 'PARSE_ERROR'],
    ['{"id":1}', 'FORMAT_UNRECOGNISED'],
    ['{"errors":[{"message":"no"}]}', 'FORMAT_UNRECOGNISED'],
  ])('refuses %s', async (text, code) => {
    for (const chunk of [1, 4, 1000]) await expect(decode(text, { chunk })).rejects.toMatchObject({ code });
  });

  it('says when a given path leads nowhere', async () => {
    await expect(decode('{"a":[]}', { overrides: 'path=/b/*' })).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNISED' });
  });

  it('refuses a record past the limit', async () => {
    const text = JSON.stringify([{ x: 'x'.repeat(5000) }]);
    await expect(decode(text, { limits: { recordBytes: 1000 }, chunk: 100 })).rejects.toMatchObject({
      code: 'PARSE_ERROR',
    });
    await expect(decode(text, { limits: { recordBytes: 1000 } })).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });
});

describe('JSON Lines', () => {
  it('reads lines, counting those that are no object', async () => {
    const text = '{"id":1}\r\n\n{"id":2,"t":"ø"}\n[1]\nnonsense\n{"id":3}';
    const { records, unreadable, facts } = await decodeInPieces(text);
    expect(records).toEqual([{ id: 1 }, { id: 2, t: 'ø' }, { id: 3 }]);
    expect(unreadable).toHaveLength(2);
    expect(facts).toMatchObject({ format: 'jsonl' });
  });

  it('takes one line for it when the answer says so', async () => {
    expect((await decode('{"id":1}\n', { contentType: 'application/x-ndjson' })).records).toEqual([{ id: 1 }]);
  });

  it('is truncated when its last line is', async () => {
    await expect(decode('{"id":1}\n{"id":2}\n{"id"')).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
  });

  it('is complete only when the transfer was', async () => {
    expect((await decode('{"id":1}\n{"id":2}\n')).complete).toHaveLength(1);
    const unproved = await decode('{"id":1}\n{"id":2}\n', { provedComplete: false });
    expect([unproved.complete.length, unproved.incomplete.length]).toEqual([0, 1]);
    expect((await decode(gzipSync('{"id":1}\n{"id":2}\n'), { provedComplete: false })).complete).toHaveLength(1);
  });
});

describe('CSV', () => {
  it.each([
    [',', 'id,name\n1,a\n2,b\n'],
    [';', 'id;name\r\n1;a\r\n2;b'],
    ['\t', 'id\tname\n1\ta\n2\tb\n'],
    ['|', 'id|name\n1|a\n2|b\n'],
    [',', 'id,name\r1,a\r2,b\r'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    const { records, facts } = await decodeInPieces(text);
    expect(records).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ]);
    expect(facts).toMatchObject({ format: 'csv', delimiter });
  });

  it('reads quoted cells with everything in them', async () => {
    const text = 'id,name,text\r\n1,"a ""b"" c","x,\ny\r\nz"\r\n"2" ,"5" tube","",\r\n3,,""\r\n';
    expect((await decodeInPieces(text)).records).toEqual([
      { id: '1', name: 'a "b" c', text: 'x,\ny\r\nz' },
      { id: '2', name: '5" tube', text: '' },
      { id: '3', name: '', text: '' },
    ]);
  });

  it('takes quotes for letters where they cannot be quoting', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `${index}\t"Screw ${index}\t${index}.00`);
    const { records, facts } = await decodeInPieces(`id\tname\tprice\n${rows.join('\n')}\n`);
    expect(records[7]).toEqual({ id: '7', name: '"Screw 7', price: '7.00' });
    expect(facts).toMatchObject({ quoted: false });
  });

  it('passes over comments and preamble, and bears ragged rows', async () => {
    const text = 'Export of today\n# a comment, with a comma\n\nid,name,price\n1,a,2\n2,b\n3,c,4,more,\n,,\n4,d,5\n';
    const { records, facts } = await decodeInPieces(text);
    expect(records).toEqual([
      { id: '1', name: 'a', price: '2' },
      { id: '2', name: 'b' },
      { id: '3', name: 'c', price: '4', 'column 4': 'more' },
      { id: '4', name: 'd', price: '5' },
    ]);
    expect(facts).toMatchObject({ columns: 3 });
  });

  it('reads the header of CJ', async () => {
    const text = '&CID=1,"",""\n&PARAMETERS=NAME|SKU|PRICE,"",""\nInk,a-1,3.50\n';
    expect((await decode(text)).records).toEqual([{ NAME: 'Ink', SKU: 'a-1', PRICE: '3.50' }]);
  });

  it('tells columns of one name apart, and keeps dangerous names harmless', async () => {
    const text = 'Status,Status,,__proto__\na,b,c,d\ne,f,g,h\n';
    const { records } = await decode(text);
    expect(Object.entries(records[0]!)).toEqual([
      ['Status', 'a'],
      ['Status (2)', 'b'],
      ['column 3', 'c'],
      ['column 4', 'd'],
    ]);
  });

  it('reads a header alone as an empty feed', async () => {
    const { records, complete } = await decode('id,name,price\n');
    expect([records, complete.length]).toEqual([[], 1]);
  });

  it('obeys what is set after the url', async () => {
    const text = 'a:b;c\n1:2;3\n4:5;6\n';
    expect((await decode(text, { overrides: 'delimiter=:' })).records[0]).toEqual({ a: '1', 'b;c': '2;3' });
    await expect(decode(text, { overrides: 'charset=klingon' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is truncated inside a quoted cell', async () => {
    for (const text of ['id,name\n1,a\n2,"b\nand so', 'id,name\n1,a\n2,"b', 'id,name\n1,"a"\n2,"b\n\n\n\n']) {
      await expect(decode(text)).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    }
  });

  it('refuses a row past the limit', async () => {
    const text = `id,name\n1,a\n2,"${'x'.repeat(5000)}"\n3,c\n`;
    await expect(decode(text, { limits: { recordBytes: 1000 } })).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });
});

describe('XML', () => {
  it('reads what a record holds', async () => {
    const text = `<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<!-- <item/> -->
<item xmlns:c="urn:c" lang="en"><g:id>1</g:id><title><![CDATA[A & <b>B</b>]]></title><g:price unit="SEK">5 &amp; 6</g:price>
<g:image>a</g:image><g:image>b</g:image><g:shipping><g:country>SE</g:country></g:shipping><empty/></item>
<item><title>&#x53;econd &#228;</title></item></channel></rss>`;
    const { records, facts, complete } = await decodeInPieces(text, { provedComplete: false });
    expect(records).toEqual([
      {
        '@lang': 'en',
        'g:id': '1',
        title: 'A & <b>B</b>',
        'g:price': { '@unit': 'SEK', '#text': '5 & 6' },
        'g:image': ['a', 'b'],
        'g:shipping': { 'g:country': 'SE' },
        empty: '',
      },
      { title: 'Second ä' },
    ]);
    expect(facts).toMatchObject({ format: 'xml', path: '/rss/channel/item' });
    expect(complete).toHaveLength(1);
  });

  it('finds the element that is repeated most', async () => {
    const good = '<good><img>a</img><img>b</img></good>';
    const { records, facts } = await decode(`<shop><info><x>1</x></info>${good.repeat(3)}</shop>`);
    expect([records.length, facts['path']]).toEqual([3, '/shop/good']);
    expect((await decode(`<shop>${good}</shop>`, { overrides: 'path=/shop/good' })).records).toHaveLength(1);
  });

  it('reads a feed without items as an empty one', async () => {
    expect(await decode('<rss><channel><title>Shop</title></channel></rss>')).toMatchObject({
      records: [],
      incomplete: [],
    });
  });

  it.each([
    ['<rss><channel><item><a>1</a></item>', 'SOURCE_TRUNCATED'],
    ['<rss><channel><item><a>1</a></item><item><a', 'SOURCE_TRUNCATED'],
    ['<rss><channel><item><a>1 &am', 'SOURCE_TRUNCATED'],
    ['<rss><channel><item><a>1</b></item></channel></rss>', 'PARSE_ERROR'],
    ['<rss><channel><item><a>&x;</a></item></channel></rss>', 'PARSE_ERROR'],
    [`<a>${'['.repeat(3)}</a>`, 'FORMAT_UNRECOGNISED'],
    ['<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item><a>&x;</a></item></channel></rss>', 'PARSE_ERROR'],
    [`<rss><item>${'<a>'.repeat(70)}${'</a>'.repeat(70)}</item></rss>`, 'PARSE_ERROR'],
    [`<rss><item>${'<a>'.repeat(9)}${'<b>x</b>'.repeat(200_000)}`, 'PARSE_ERROR'],
    ['<shop><x>1</x></shop>', 'FORMAT_UNRECOGNISED'],
  ])('refuses %#', async (text, code) => {
    await expect(decode(text)).rejects.toMatchObject({ code });
  });

  it('says where the document is wrong', async () => {
    const text = '<rss>\n<item>\n<a>x?a=1&b=2</a></item></rss>';
    await expect(decode(text)).rejects.toMatchObject({
      code: 'PARSE_ERROR',
      details: { line: 3, column: expect.any(Number) },
    });
  });
});

describe('a #path= that leads nowhere', () => {
  const JSON_FEED = '{"products":[{"id":1,"variants":[]}],"meta":{"tags":[{"a":1}],"pages":[]}}';
  const XML_FEED = '<shop><list><offer><id>1</id></offer><offer><id>2</id></offer></list><none></none></shop>';

  it.each([
    [JSON_FEED, '/nope', 'The JSON document has nothing at /nope.', '/products/*, /meta/tags/*'],
    [JSON_FEED, '/products/*/nope', undefined, '/products/*, /meta/tags/*'],
    [JSON_FEED, '/meta/pages/*', undefined, '/products/*, /meta/tags/*'],
    [JSON_FEED, '/*', 'At /* the JSON document has no list.', '/products/*, /meta/tags/*'],
    [XML_FEED, '/nope', 'The XML document has nothing at /nope.', '/shop/list/offer'],
    [XML_FEED, '/shop/list/nope', undefined, '/shop/list/offer'],
    [XML_FEED, '/nope/offer', 'The XML document has nothing at /nope/offer.', '/shop/list/offer'],
    [XML_FEED, '/shop/none/offer', undefined, '/shop/list/offer'],
  ])('says so, and where lists are: %s %s', async (content, path, error, lists) => {
    const hint = `The beginning of the document has lists of records at ${lists}.`;
    const decoded = decode(content, { overrides: `path=${path}` });
    if (error)
      return expect(decoded).rejects.toMatchObject({
        code: 'FORMAT_UNRECOGNISED',
        message: `${error} Check #path= in the url. ${hint}`,
      });
    const { records, facts } = await decoded;
    expect(records).toEqual([]);
    expect(facts).toMatchObject({ hint: `No record stands at ${path}, the #path= of the url. ${hint}` });
  });

  it('says that there is no list at all', async () => {
    await expect(decode('{"id":1}', { overrides: 'path=/nope' })).rejects.toMatchObject({
      message: expect.stringContaining('has no list of records.'),
    });
  });

  it('says nothing where records are', async () => {
    const { records, facts } = await decode(XML_FEED, { overrides: 'path=/shop/list/offer' });
    expect(records).toHaveLength(2);
    expect(facts).not.toHaveProperty('hint');
  });
});

describe('bytes', () => {
  const text = 'id,name\n1,Süßes – “Öl”\n2,b\n';

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])('reads %s', async (charset) => {
    const { records, facts } = await decodeInPieces(iconv.encode(text, charset, { addBOM: charset.startsWith('utf') }));
    expect(records[0]).toEqual({ id: '1', name: 'Süßes – “Öl”' });
    expect(facts).toMatchObject({ charset });
  });

  it('believes the bytes where they and a declaration disagree', async () => {
    const declared = { contentType: 'text/csv; charset=iso-8859-1' };
    expect((await decode(text, declared)).facts).toMatchObject({ charset: 'utf-8' });
    const latin = await decode(iconv.encode('id,name\n1,Öl\n2,b\n', 'latin1'), {
      contentType: 'text/csv; charset=utf-8',
    });
    expect(latin.records[0]).toEqual({ id: '1', name: 'Öl' });
    const czech = await decode(iconv.encode('id,name\n1,řeč\n2,b\n', 'win1250'), {
      contentType: 'text/csv; charset=windows-1250',
    });
    expect(czech.records[0]).toEqual({ id: '1', name: 'řeč' });
  });

  it.each([
    ['<?xml version="1.0" encoding="ISO-8859-1"?><rss>', '<item><t>%</t></item>', '</rss>', undefined],
    ['t,u\n', '%,1\n', '', 'text/csv; charset=windows-1252'],
  ])('believes a declaration of which the beginning shows nothing: %s', async (head, record, tail, contentType) => {
    const text = head + record.replace('%', 'a'.repeat(1000)).repeat(1100) + record.replace('%', 'café – 5 €') + tail;
    const { records, facts } = await decode(iconv.encode(text, 'windows-1252'), { contentType });
    expect(records.at(-1)).toMatchObject({ t: 'café – 5 €' });
    expect(facts).toMatchObject({ charset: 'windows-1252' });
    expect(facts).not.toHaveProperty('charsetReplaced');
  });

  it('takes what is said to be ASCII for UTF-8', async () => {
    const text = `t,u\n${'a,1\n'.repeat(300_000)}é,1\n`;
    const { records, facts } = await decode(text, { contentType: 'text/csv; charset=us-ascii' });
    expect(records.at(-1)).toEqual({ t: 'é', u: '1' });
    expect(facts).toMatchObject({ charset: 'utf-8' });
  });

  it('finds a byte order mark behind white space', async () => {
    expect((await decode('\n\t\ufeffid,name\n1,a\n')).records).toEqual([{ id: '1', name: 'a' }]);
  });

  it('replaces a later byte that does not fit, and says so', async () => {
    const good = 'ø'.repeat(20);
    const bytes = Buffer.concat([Buffer.from(`id,name\n1,${good}\n2,`), Buffer.from([0xff]), Buffer.from('\n')]);
    const { records, facts } = await decodeInPieces(bytes);
    expect(records[1]).toEqual({ id: '2', name: '\ufffd' });
    expect(facts).toMatchObject({ charsetReplaced: true });
    expect((await decode(text)).facts).not.toHaveProperty('charsetReplaced');
  });

  it('inflates gzip by its first bytes, and refuses half of it', async () => {
    const gzipped = gzipSync(text);
    const { records, facts } = await decodeInPieces(gzipped);
    expect(records).toHaveLength(2);
    expect(facts).toMatchObject({ compression: 'gzip', format: 'csv' });
    await expect(decode(gzipped.subarray(0, -5))).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
  });

  it.each([
    '',
    '  \n',
    '<!DOCTYPE html><html><body>Log in</body></html>',
    '<?xml version="1.0"?>\n<!-- x -->\n<html></html>',
    'Invalid Request - Error Code 4075 - 198.51.100.1',
    'Sorry, you are not allowed to see this.',
    '%PDF-1.7\n\u0000\u0001\u0002\u0003',
  ])('refuses %j', async (content) => {
    await expect(decode(content)).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNISED' });
  });

  it('closes the body when the reader leaves', async () => {
    let closed = false;
    async function* endless() {
      try {
        yield await Promise.resolve(Buffer.from('id,name\n'));
        for (;;) yield Buffer.from('1,a\n'.repeat(20_000));
      } finally {
        closed = true;
      }
    }
    const body = {
      status: 200,
      headers: {},
      url: 'https://shop.example/',
      body: endless(),
      provedComplete: false,
      text: () => Promise.resolve(''),
    };
    const none = () => undefined;
    for await (const batch of decodeBody(body, body.url, {
      complete: none,
      incomplete: none,
      unreadable: none,
      decided: none,
    })) {
      expect(batch).toHaveLength(100);
      break;
    }
    expect(closed).toBe(true);
  });
});

describe('integers beyond 2^53', () => {
  const rows = [
    '{"id":9007199254740993,"list":[-12345678901234567890, 1234567890123456],"price":1.12345678901234567}',
    '{"id":9007199254740992,"text":"[9007199254740993, \\"9007199254740993\\"","big":1e30,"9007199254740993":7}',
  ];
  const records = [
    { id: '9007199254740993', list: ['-12345678901234567890', 1234567890123456], price: 1.1234567890123457 },
    { id: '9007199254740992', text: '[9007199254740993, "9007199254740993"', big: 1e30, '9007199254740993': 7 },
  ];

  it.each([
    ['JSON', `[${rows.join(',')}]`],
    ['JSON Lines', rows.join('\n')],
  ])('keep every digit as text in %s', async (_, feed) => {
    expect((await decodeInPieces(feed)).records).toEqual(records);
  });
});

it.each([
  ['jsonl', '{"id":1}\n{"id":2}\n'],
  ['csv', 'id,name\n1,a\n2,b\n'],
])('says of a path for %s that it has no use', async (format, feed) => {
  const { records, facts } = await decode(feed, { overrides: 'path=/products/*' });
  expect(records).toHaveLength(2);
  expect(facts).toMatchObject({ format, hint: expect.stringContaining(`read as ${format}`) as unknown });
});
