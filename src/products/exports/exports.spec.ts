import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { type TargetFormat } from '../../pipeline/target-format.js';
import { CSV_EXPORT } from './csv.export.js';
import { type ExportFormat } from './export-format.js';
import { NDJSON_EXPORT } from './ndjson.export.js';
import { RSS_EXPORT } from './rss.export.js';
import { xmlName } from './xml-text.js';

function write(exportFormat: ExportFormat, format: TargetFormat, products: object[]): string {
  const snapshot = { catalogueID: 1, jobID: 'j1', version: 17, productCount: products.length, oldestVersion: 0 };
  const { head, product, tail } = exportFormat.writer({ snapshot, format, url: 'http://shop.test/?a=1&b=<2>' });
  const stored = products.map((each, i) => ({
    productID: `p${i}`,
    data: JSON.stringify(each),
    addedAt: 0,
    updatedAt: 0,
  }));
  return head + stored.map(product).join('') + tail;
}

const fieldsOf = (...names: string[]): TargetFormat =>
  Object.fromEntries(names.map((name) => [name, { type: 'string' }]));

/** CSV as RFC 4180 says, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at];
        if (text[at] === '"') at++;
      }
      at++;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    row.push(cell);
    if (text[at] === ',') {
      at++;
      continue;
    }
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

interface Element {
  name: string;
  text: string;
  children: Element[];
}

function readXml(text: string): Element {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (each) => {
    const element = open.at(-1);
    if (element) element.text += each;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}

const itemsOf = (text: string): Element[] =>
  readXml(text).children[0]?.children[0]?.children.filter(({ name }) => name === 'item') ?? [];
const pairsOf = ({ children }: Element): [string, string][] => children.map(({ name, text }) => [name, text]);

describe('an export as JSON Lines', () => {
  it('has a product a line, whatever its values are', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())), (products) => {
        const plain = JSON.parse(JSON.stringify(products)) as object[];
        const lines = write(NDJSON_EXPORT, {}, plain).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an export as CSV', () => {
  it('has a header with the fields in the order of the format, and a product a line', () => {
    const products = [
      { Price: 19.9, Name: 'Lamp, "big"', Sale: true, Tags: ['a', 'b'], Size: { w: 1 } },
      { Name: null },
    ];
    expect(write(CSV_EXPORT, fieldsOf('Name', 'Price', 'Sale', 'Tags', 'Size'), products)).toBe(
      'Name,Price,Sale,Tags,Size\r\n"Lamp, ""big""",19.9,true,"[""a"",""b""]","{""w"":1}"\r\n,,,,\r\n',
    );
  });

  it('can be read back, whatever the texts are, but for the quote in front of what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string())), (texts) => {
        const products = texts.map(([a, b]) => ({ a, b }));
        const [head, ...rows] = readCsv(write(CSV_EXPORT, fieldsOf('a', 'b'), products));
        expect(head).toEqual(['a', 'b']);
        expect(rows).toEqual(texts.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '-5', '+49 30 1234'])(
    'escapes the text %j, which a spreadsheet would run',
    (text) => {
      expect(readCsv(write(CSV_EXPORT, fieldsOf(text), [{ [text]: text }]))).toEqual([[`'${text}`], [`'${text}`]]);
    },
  );

  it('leaves negative numbers what they are', () => {
    expect(write(CSV_EXPORT, fieldsOf('Delta'), [{ Delta: -5 }, { Delta: -0.25 }])).toBe('Delta\r\n-5\r\n-0.25\r\n');
  });

  it('has a record also for a product of nothing', () => {
    expect(write(CSV_EXPORT, fieldsOf('Name'), [{ Name: null }])).toBe('Name\r\n""\r\n');
  });
});

describe('an export as RSS', () => {
  it('takes title, link and description from Name, Link and Description, and every other field under its name', () => {
    const product = {
      Name: 'Lamp & <shade>',
      Price: 19.9,
      Link: 'https://shop.test/?a=1&b=2',
      ImageLinks: ['https://shop.test/1.jpg', 'https://shop.test/2.jpg'],
      Description: null,
      GTIN: '04006381333931',
      'On sale': false,
      Shipping: [{ country: 'DE', priceEUR: 4 }, { country: 'AT' }],
    };
    const text = write(RSS_EXPORT, fieldsOf(...Object.keys(product)), [product]);
    const [item] = itemsOf(text);
    expect(pairsOf(item!)).toEqual([
      ['guid', 'p0'],
      ['title', 'Lamp & <shade>'],
      ['g:price', '19.9'],
      ['link', 'https://shop.test/?a=1&b=2'],
      ['g:image_links', 'https://shop.test/1.jpg'],
      ['g:image_links', 'https://shop.test/2.jpg'],
      ['g:gtin', '04006381333931'],
      ['g:on_sale', 'false'],
      ['g:shipping', ''],
      ['g:shipping', ''],
    ]);
    expect(item?.children.filter(({ name }) => name === 'g:shipping').map(pairsOf)).toEqual([
      [
        ['g:country', 'DE'],
        ['g:price_eur', '4'],
      ],
      [['g:country', 'AT']],
    ]);
    expect(
      readXml(text)
        .children[0]?.children[0]?.children.slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(['title', 'link', 'description']);
  });

  it('takes the title from a field title as well, but from Name when there are both', () => {
    expect(pairsOf(itemsOf(write(RSS_EXPORT, fieldsOf('title'), [{ title: 'a' }]))[0]!)[1]).toEqual(['title', 'a']);
    const both = itemsOf(write(RSS_EXPORT, fieldsOf('title', 'Name'), [{ title: 'a', Name: 'b' }]))[0]!;
    expect(pairsOf(both).slice(1)).toEqual([
      ['g:title', 'a'],
      ['title', 'b'],
    ]);
  });

  it('gives two fields two names, also where their snake case is the same', () => {
    const [item] = itemsOf(write(RSS_EXPORT, fieldsOf('SalePrice', 'sale price'), [{ SalePrice: 1, 'sale price': 2 }]));
    expect(pairsOf(item!).slice(1)).toEqual([
      ['g:sale_price', '1'],
      ['g:sale_price_2', '2'],
    ]);
  });

  it.each([
    ['SalePrice', 'sale_price'],
    ['image_link', 'image_link'],
    ['HTMLBody', 'html_body'],
    ['Price (EUR)', 'price_eur'],
    ['2nd image', '_2nd_image'],
    ['g:size', 'g_size'],
    ['価格', '価格'],
    ['%', '_'],
  ])('names the field %s %s', (field, name) => {
    expect(xmlName(field)).toBe(name);
  });

  it('is well-formed for any field and value, and keeps every character that XML can hold', () => {
    const text = fc.string({ unit: 'binary' });
    // Of two fields that could be the title the first is, and that is not what is asked here.
    const field = text.filter((name) => !/^(?:name|title)$/i.test(name));
    const product = fc.dictionary(field, fc.oneof(text, fc.jsonValue()), { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(product, text, (given, name) => {
        const plain = { ...(JSON.parse(JSON.stringify(given)) as object), Name: name };
        const [item] = itemsOf(write(RSS_EXPORT, fieldsOf(...Object.keys(plain)), [plain]));
        const kept = name.replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        expect(item?.children.find((each) => each.name === 'title')?.text).toBe(kept);
      }),
      { numRuns: 500 },
    );
  });
});
