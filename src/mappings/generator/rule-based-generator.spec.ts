import { describe, expect, it } from '@jest/globals';
import { makeProducts } from '../../../demo/storefront-products.js';
import type { RawRecord } from '../../common/records.js';
import { checkMapping, compileMapping } from '../../pipeline/map/compile-mapping.js';
import type { MappingRule } from '../../pipeline/mapping.js';
import { compileFormat } from '../../pipeline/normalise/compile-format.js';
import type { TargetFormat } from '../../pipeline/target-format.js';
import { GOOGLE_MERCHANT } from '../../target-formats/built-in/google-merchant.js';
import { STANDARD_PRODUCT_FORMAT } from '../../target-formats/built-in/standard-product-format.js';
import { RuleBasedGenerator } from './rule-based-generator.js';

const STOREFRONT: RawRecord[] = makeProducts(60).map((product) => ({
  ...product,
  _id: String(product.id),
  _link: `https://shop.example.com/products/${product.handle}`,
  _currency: 'EUR',
}));

describe('RuleBasedGenerator', () => {
  it('maps a Shopify storefront to the default format', () => {
    expect(sourcesOf(STOREFRONT, STANDARD_PRODUCT_FORMAT)).toEqual({
      Name: 'title',
      Brand: 'vendor',
      Link: '_link',
      Image: 'images[*].src',
      Description: 'body_html',
      Price: 'variants[0].price',
      Currency: '_currency',
      SKU: 'variants[0].sku',
      Category: 'product_type',
      Availability: 'variants[*].available',
    });
    expect(ruleOf(STOREFRONT, STANDARD_PRODUCT_FORMAT, 'Description')?.transform).toBe('removeHTMLTags()');
    expect(ruleOf(STOREFRONT, STANDARD_PRODUCT_FORMAT, 'Price')?.transform).toBe('toNumber()');
  });

  it('makes products that validate, and are in stock when one variant is', () => {
    const mapping = generate(STOREFRONT, STANDARD_PRODUCT_FORMAT);
    const format = compileFormat(STANDARD_PRODUCT_FORMAT);
    const issues = { add: () => undefined };
    const compiled = compileMapping(mapping, STANDARD_PRODUCT_FORMAT);
    for (const record of STOREFRONT) {
      const product = format.normalise(compiled.apply(record, issues) ?? {}, issues);
      expect(format.validate(product)).toEqual({ valid: true, errors: [] });
      const available = (record.variants as { available: boolean }[]).some((variant) => variant.available);
      expect(product?.Availability).toBe(available ? 'in stock' : 'out of stock');
    }
  });

  it('maps a Shopify storefront to Google Merchant with prices as texts', () => {
    expect(sourcesOf(STOREFRONT, GOOGLE_MERCHANT)).toMatchObject({
      id: 'id',
      title: 'title',
      link: '_link',
      image_link: 'images[0].src',
      additional_image_link: 'images[*].src',
      availability: 'variants[*].available',
    });
    expect(ruleOf(STOREFRONT, GOOGLE_MERCHANT, 'price')?.transform).toBe(
      'toNumber().toFixed(2).suffix(record._currency.prefix(" "))',
    );
  });

  it('reads headers in other languages', () => {
    const german = rows({
      Artikelname: 'Eichentisch',
      Bildlink: image,
      Produktlink: page,
      Preis: '1.299,00 €',
      Marke: 'Holz',
    });
    expect(sourcesOf(german, GOOGLE_MERCHANT)).toEqual({
      title: 'Artikelname',
      link: 'Produktlink',
      image_link: 'Bildlink',
      price: 'Preis',
      brand: 'Marke',
    });
    const russian = rows({
      Имя: 'Стол',
      Изображения: image,
      Ссылка: page,
      'Базовая цена': '1299',
      Категории: 'Дом > Столы',
    });
    expect(sourcesOf(russian, STANDARD_PRODUCT_FORMAT)).toEqual({
      Name: 'Имя',
      Link: 'Ссылка',
      Image: 'Изображения',
      Price: 'Базовая цена',
      Category: 'Категории',
    });
    const italian = rows({ 'Nome prodotto': 'Tavolo', 'Prezzo di vendita': '12,50', Disponibilità: 'disponibile' });
    expect(sourcesOf(italian, STANDARD_PRODUCT_FORMAT)).toEqual({
      Name: 'Nome prodotto',
      Price: 'Prezzo di vendita',
      Availability: 'Disponibilità',
    });
    expect(ruleOf(italian, STANDARD_PRODUCT_FORMAT, 'Price')?.transform).toBe('toNumber(",")');
  });

  it('reads headers that name one thing twice, or say whose it is', () => {
    const sample = rows({
      'Marke / Hersteller': 'Holz',
      'EAN oder GTIN': '4006381333931',
      'Kategorie im Shop': 'Tische',
    });
    expect(sourcesOf(sample, GOOGLE_MERCHANT)).toEqual({
      brand: 'Marke / Hersteller',
      gtin: 'EAN oder GTIN',
      product_type: 'Kategorie im Shop',
    });
  });

  it.each([
    ['the kind of record in Magento', { product_type: 'simple' }],
    ['an old price', { 'Retail Price': '20.00', oldprice: '20.00', rrp_price: '20.00' }],
    ['a column whose values are all SKU', { sku: 'SKU' }],
    ['a lead time', { availability: 'Available from 4 to 10 days' }],
    ['a GTIN that a spreadsheet destroyed', { gtin: '8.80609E+12' }],
    ['a number that is not a GTIN', { ean: '1234567890123' }],
    ['a cost', { 'Cost per item': '5.00', wholesale_price: '5.00' }],
    ["a shipping's price", { shipping: { price: '4.90' } }],
  ])('leaves out %s', (_, cells) => {
    expect(generate(rows(cells), STANDARD_PRODUCT_FORMAT)).toEqual([]);
  });

  it('prefers the landing page to the tracked link', () => {
    const record = { aw_deep_link: 'https://www.awin1.com/p?x=%', merchant_deep_link: page, product_name: 'Table' };
    expect(sourcesOf(rows(record), STANDARD_PRODUCT_FORMAT).Link).toBe('merchant_deep_link');
  });

  it('takes price and currency from one text', () => {
    const sample = rows({ price: '29.99 USD' });
    expect(sourcesOf(sample, STANDARD_PRODUCT_FORMAT)).toEqual({ Price: 'price', Currency: 'price' });
  });

  it.each([
    ['49,00 TND', '49.000 TND'],
    ['41.38€', '41.38 EUR'],
    ['1.299,00 €', '1299.00 EUR'],
    ['US$ 12', '12.00 USD'],
    ["CHF 1'299.-", '1299.00 CHF'],
    ['370 DKK', '370.00 DKK'],
    ['15.00 USD', '15.00 USD'],
    ['3.6', '3.60'],
  ])('writes the price %s as %s where prices are texts', (price, expected) => {
    expect(mapped(rows({ price }), GOOGLE_MERCHANT)[0]).toEqual({ price: expected });
  });

  it('writes each price with its own currency', () => {
    const prices = ['1 299,00 Kč', 'US$5', '$4', '3 zł', '7'];
    const sample = [...prices, ...prices].map((price) => ({ price }));
    const expected = ['1299.00 CZK', '5.00 USD', '4.00 USD', '3.00 PLN', '7.00'];
    expect(mapped(sample, GOOGLE_MERCHANT).slice(0, 5)).toEqual(expected.map((price) => ({ price })));
    const column = rows({ price: 12.5 }).map((record, n) => ({ ...record, currency: n % 3 === 0 ? '€' : 'USD' }));
    expect(mapped(column, GOOGLE_MERCHANT).slice(0, 2)).toEqual([{ price: '12.50 EUR' }, { price: '12.50 USD' }]);
    const dinars = rows({ price: '12.345', currency: 'KWD' });
    expect(mapped(dinars, GOOGLE_MERCHANT)[0]).toEqual({ price: '12.345 KWD' });
    const nested = rows({ variants: [{ price: { amount: '12.5', currencyCode: 'CAD' } }] });
    expect(mapped(nested, GOOGLE_MERCHANT)[0]).toEqual({ price: '12.50 CAD' });
  });

  it('makes no price of a currency alone', () => {
    const mapping = compileMapping(
      generate(rows({ price: '12.00', sale_price: '9.00', currency: 'EUR' }), GOOGLE_MERCHANT),
      GOOGLE_MERCHANT,
    );
    const issues = { add: () => undefined };
    for (const none of ['', null, '   '])
      expect(mapping.apply({ price: '1', sale_price: none, currency: 'EUR' }, issues)).toEqual({
        price: '1.00 EUR',
        sale_price: null,
      });
    expect(mapping.apply({ price: '12.00', currency: '' }, issues)).toMatchObject({ price: '12.00' });
  });

  it.each<[string, string[], (number | null)[]]>([
    ['beside prices below a thousand', ['1.299 RSD', '890 RSD', '15.900 RSD'], [1299, 890, 15900]],
    ['in millions', ['1.299.000', '25.000'], [1_299_000, 25_000]],
    ['decimals where they may be', ['1.299', '15.900'], [1.299, 15.9]],
    ['decimals beside one digit', ['1.125', '2', '0'], [1.125, 2, 0]],
    ['decimals beside others', ['1.299', '890', '0.750'], [1.299, 890, 0.75]],
  ])('reads the dot of prices as their list shows: %s', (_, prices, expected) => {
    const sample = [...prices, ...prices].map((price) => ({ price }));
    const found = mapped(sample, { Price: { type: 'number' } }).map((product) => (product as RawRecord)['Price']);
    expect(found.slice(0, prices.length)).toEqual(expected);
  });

  it('takes no sale price of 0', () => {
    for (const [none, sale] of [
      ['0', '9,50'],
      ['0,00 EUR', '9,50 EUR'],
      [0, 9.5],
    ]) {
      const sample = rows({ price: '12.00' }).map((record, n) => ({ ...record, sale_price: n < 8 ? none : sale }));
      const prices = mapped(sample, GOOGLE_MERCHANT).map((product) => (product as RawRecord)['sale_price']);
      expect(prices[0]).toBeNull();
      expect(prices.at(-1)).toMatch(/^9\.50/);
      const [first, last] = [0, 9].map((at) => mapped(sample, { SalePrice: { type: 'number' } })[at]);
      expect([first, last]).toEqual([{ SalePrice: null }, { SalePrice: 9.5 }]);
    }
  });

  it('takes the fuller one of two currencies', () => {
    const column = (n: number) => ({ Currency: n < 6 ? 'USD' : '' });
    for (const order of [0, 1]) {
      const sample = rows({ price: '12.00' }).map((record, n) => ({
        ...record,
        ...(order === 0 && column(n)),
        _currency: 'EUR',
        ...(order === 1 && column(n)),
      }));
      expect(sourcesOf(sample, STANDARD_PRODUCT_FORMAT).Currency).toBe('_currency');
      expect(mapped(sample, GOOGLE_MERCHANT).at(-1)).toEqual({ price: '12.00 EUR' });
    }
  });

  it('falls back for a single record that would be rejected', () => {
    const tracked = 'https://www.awin1.com/pclick.php?p=%';
    const [first, ...others] = rows({ name: 'Table %', price: '12.00', _link: page, aw_deep_link: tracked });
    const sample = [...others, ...others, { ...first, _link: null }];
    expect(mapped(sample, STANDARD_PRODUCT_FORMAT).at(-1)).toMatchObject({
      Link: 'https://www.awin1.com/pclick.php?p=0',
    });
  });

  it('keeps addresses as they are, but for the escape of XML', () => {
    const link = 'https://shop.example.com/p?user=<ID>&copy=%';
    expect(mapped(rows({ link }), GOOGLE_MERCHANT)[1]).toEqual({ link: link.replace('%', '1') });
    const escaped = { link: 'https://shop.example.com/p?n=%&amp;copy=2', image: 'https://a.example/%.jpg?w=1&amp;h=2' };
    expect(mapped(rows(escaped), GOOGLE_MERCHANT)[1]).toEqual({
      link: 'https://shop.example.com/p?n=1&copy=2',
      image_link: 'https://a.example/1.jpg?w=1&h=2',
    });
  });

  it('cleans texts of which only one has tags, entities or white space around it', () => {
    const sample = [...rows({ title: 'Table %', brand: 'Oak' }), { title: 'Barnes &amp; Noble', brand: ' Oak ' }];
    expect(mapped(sample, GOOGLE_MERCHANT).at(-1)).toEqual({ title: 'Barnes & Noble', brand: 'Oak' });
  });

  it('splits a cell of several images', () => {
    const sample = rows({ Images: `${image}, ${image}?2` });
    expect(ruleOf(sample, GOOGLE_MERCHANT, 'image_link')?.transform).toBe('split(",", 0).trim()');
    expect(ruleOf(sample, GOOGLE_MERCHANT, 'additional_image_link')?.transform).toBe('split(",").trim().slice(1)');
  });

  it('turns counts, booleans and words into the choices of the field', () => {
    for (const [value, expected] of [
      ['7', 'in_stock'],
      ['0', 'out_of_stock'],
      [true, 'in_stock'],
      ['Auf Lager', 'in_stock'],
      ['https://schema.org/OutOfStock', 'out_of_stock'],
    ] as const) {
      const sample = [...rows({ availability: value }), { availability: value === '0' ? '3' : value }];
      const mapping = generate(sample, GOOGLE_MERCHANT);
      const product = compileMapping(mapping, GOOGLE_MERCHANT).apply({ availability: value }, { add: () => undefined });
      expect(product).toEqual({ availability: expected });
    }
  });

  it('takes a variant price, and no name of a variant', () => {
    const sample = rows({ variants: [{ title: 'Red', price: 12 }] });
    expect(sourcesOf(sample, STANDARD_PRODUCT_FORMAT)).toEqual({ Price: 'variants[0].price' });
  });

  it('reads records that are variants together with the product around each', () => {
    const product = {
      id: 'p%',
      title: 'Table %',
      vendor: 'Oak',
      options: [{ name: 'Size' }],
      images: [{ src: image }],
    };
    const sample = rows({ id: 'v%', title: 'M', price: '12.00', available: true, option1: 'M' }).map((variant, n) => ({
      ...variant,
      _parent: { ...product, id: `p${n}`, title: `Table ${n}`, variants: [variant] },
    }));
    expect(sourcesOf(sample, GOOGLE_MERCHANT)).toEqual({
      id: 'id',
      title: '_parent.title',
      image_link: '_parent.images[0].src',
      price: 'price',
      availability: 'available',
      brand: '_parent.vendor',
      item_group_id: '_parent.id',
      size: 'option1',
    });
  });

  it('takes no name of the shop around a product', () => {
    const sample = rows({ title: 'Table %', price: '12.00' }).map((product) => ({
      ...product,
      _parent: { id: 1, title: 'Our shop', products: [product] },
    }));
    expect(sourcesOf(sample, STANDARD_PRODUCT_FORMAT)).toEqual({ Name: 'title', Price: 'price' });
  });

  it('reads an element that is a list in some records only', () => {
    const sample = [...rows({ image: [{ url: image }, { url: image }] }), { image: { url: image } }];
    const mapping = generate(sample, GOOGLE_MERCHANT);
    const compiled = compileMapping(mapping, GOOGLE_MERCHANT);
    for (const record of sample)
      expect(compiled.apply(record, { add: () => undefined })?.image_link).toMatch(/^https:/);
  });

  it('falls back to the tracked link where only some records have a landing page', () => {
    const tracked = 'https://www.awin1.com/pclick.php?p=%';
    const sample = rows({ name: 'Table %', price: '12.00', aw_deep_link: tracked }).map((record, n) =>
      n % 2 === 0 ? { ...record, _link: `https://shop.example.com/p/${n}` } : record,
    );
    const links = generate(sample, STANDARD_PRODUCT_FORMAT).filter(({ targetField }) => targetField === 'Link');
    expect(links.map(({ sourceField }) => sourceField)).toEqual(['_link', 'aw_deep_link']);
    const whole = sample.map((record, n) => ({ ...record, _link: `https://shop.example.com/p/${n}` }));
    expect(generate(whole, STANDARD_PRODUCT_FORMAT).filter(({ targetField }) => targetField === 'Link')).toHaveLength(
      1,
    );
  });

  it('splits a list of pictures of which only one record has several', () => {
    const several = { Images: `${image}, https://cdn.example.com/images/2.jpg` };
    const sample = [...rows({ Images: 'https://cdn.example.com/images/%.jpg' }), several];
    expect(mapped(sample, GOOGLE_MERCHANT).at(-1)).toMatchObject({ image_link: image });
    expect(mapped(sample, STANDARD_PRODUCT_FORMAT).at(-1)).toMatchObject({
      Image: [image, 'https://cdn.example.com/images/2.jpg'],
    });
    const comma = [...rows({ Images: 'https://cdn.example.com/w,300/%.jpg' }), several];
    expect(mapped(comma, GOOGLE_MERCHANT)[0]).toMatchObject({ image_link: 'https://cdn.example.com/w,300/0.jpg' });
  });

  it('takes the pictures of all columns for a list, and those that are there', () => {
    const sample = rows({ image: image, image_2: `${image}?2`, image_3: `${image}?3` }).map((record, n) =>
      n === 9 ? { ...record, image_2: '', image_3: null } : n === 8 ? { ...record, image_3: '' } : record,
    );
    expect(mapped(sample, GOOGLE_MERCHANT)[0]).toEqual({
      image_link: image,
      additional_image_link: [`${image}?2`, `${image}?3`],
    });
    const lists = mapped(sample, STANDARD_PRODUCT_FORMAT);
    expect([lists[0], lists[8], lists[9]]).toEqual([
      { Image: [image, `${image}?2`, `${image}?3`] },
      { Image: [image, `${image}?2`] },
      { Image: [image] },
    ]);
  });

  it('gives one picture of a Wix export to a field that holds one', () => {
    const wix = { handleId: 'p%', fieldType: 'Product', name: 'Table %', productImageUrl: 'a%.jpg;b%.jpg' };
    const sample = rows({ ...wix, collection: 'Home', ribbon: '', surcharge: '0', discountMode: 'PERCENT' });
    expect(mapped(sample, GOOGLE_MERCHANT)[0]).toMatchObject({
      image_link: 'https://static.wixstatic.com/media/a0.jpg',
    });
  });

  it('fills fields of its own names and nested ones', () => {
    const format: TargetFormat = {
      Vineyard: { type: 'string' },
      Offer: { type: 'object', fields: { Price: { type: 'number' } } },
      Tags: { type: 'array' },
    };
    const sample = rows({ vineyard: 'Clos', price: '12.00', tags: ['red', 'dry'] });
    expect(sourcesOf(sample, format)).toEqual({ Vineyard: 'vineyard', 'Offer.Price': 'price', Tags: 'tags' });
  });

  it('names keys so that the engine finds them', () => {
    const sample = rows({
      'g:title': 'Table',
      'video[0].url': page,
      "it's [odd].price": '3',
      'a.b': { price: '12.00' },
    });
    const mapping = generate(sample, GOOGLE_MERCHANT);
    expect(compileMapping(mapping, GOOGLE_MERCHANT).apply(sample[0] ?? {}, { add: () => undefined })).toMatchObject({
      title: 'Table',
    });
  });

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['empty records', [{}, {}]],
    ['values that are not records', [null, 'text', 5, [1, 2]]],
    ['hostile keys', [JSON.parse('{"__proto__":{"title":"x"},"constructor":"x","":"x","\'a\'":"1","[*]":2,"a[":3}')]],
    ['a deep record', [deep(500)]],
    ['many keys', [Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`price ${n}`, n]))]],
    [
      'long and odd texts',
      [{ title: 'x'.repeat(200_000), price: '\u0000', link: '\ud800', image: '<'.repeat(50_000) }],
    ],
  ])('answers %s without throwing, with rules that may be saved', (_, sample) => {
    for (const format of [STANDARD_PRODUCT_FORMAT, GOOGLE_MERCHANT]) {
      const mapping = generate(sample as RawRecord[], format);
      expect(() => checkMapping(mapping)).not.toThrow();
    }
  });

  it('gives each rule a confidence and a reason, and leaves the sample as it was', () => {
    const before = structuredClone(STOREFRONT);
    for (const { confidence, reason } of generate(STOREFRONT, GOOGLE_MERCHANT)) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(reason).toMatch(/\S/);
    }
    expect(STOREFRONT).toEqual(before);
  });
});

const image = 'https://cdn.example.com/images/1.jpg';
const page = 'https://shop.example.com/p/%';

/** Ten records of the same cells; a `%` in a text becomes the number of the record, and so do names. */
function rows(cells: RawRecord): RawRecord[] {
  return Array.from({ length: 10 }, (_, n) =>
    Object.fromEntries(
      Object.entries(cells).map(([key, value]) => [
        key,
        typeof value === 'string' ? value.replace('%', String(n)) : value,
      ]),
    ),
  );
}

function generate(sample: readonly RawRecord[], format: TargetFormat): readonly MappingRule[] {
  return new RuleBasedGenerator().generate({ sample, format });
}

function mapped(sample: readonly RawRecord[], format: TargetFormat): unknown[] {
  const mapping = compileMapping(generate(sample, format), format);
  return sample.map((record) => mapping.apply(record, { add: () => undefined }));
}

function sourcesOf(sample: readonly RawRecord[], format: TargetFormat): Record<string, string | undefined> {
  return Object.fromEntries(generate(sample, format).map((rule) => [rule.targetField ?? '', rule.sourceField]));
}

function ruleOf(sample: readonly RawRecord[], format: TargetFormat, field: string): MappingRule | undefined {
  return generate(sample, format).find((rule) => rule.targetField === field);
}

function deep(levels: number): RawRecord {
  let record: RawRecord = { title: 'x' };
  for (let level = 0; level < levels; level++) record = { product: record };
  return record;
}
