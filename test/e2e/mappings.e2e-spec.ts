import { startStorefront, type Storefront } from '../../demo/storefront.js';
import { type Json, TestApp } from '../support/app.js';

let app: TestApp;
let store: Storefront;

beforeAll(async () => {
  app = await TestApp.start();
  store = await startStorefront({ products: 120 });
});
afterAll(async () => {
  await app?.close();
  await store?.close();
});

const SAVE =
  'mutation ($name: String!, $mapping: JSON!, $id: ID) { saveMapping(name: $name, mapping: $mapping, id: $id) }';
const LIST = '{ getMappings { id name mapping } }';
const APPLY = `query ($source: SourceInput!, $mapping: MappingInput!, $targetFormat: TargetFormatInput) {
  applyMapping(source: $source, mapping: $mapping, targetFormat: $targetFormat)
}`;
const SAVE_SOURCE = `mutation ($source: SourceRequest!, $targetFormat: JSON, $id: ID) {
  saveSource(source: $source, targetFormat: $targetFormat, id: $id)
}`;

const RULE = { sourceField: 'title', targetField: 'Name', transform: 'trim().capitalize()' };
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

async function save(mapping: unknown, name = 'Mine', id?: string): Promise<string> {
  return (await app.ask<{ saveMapping: string }>(SAVE, { name, mapping, id })).saveMapping;
}

async function stored(id: string): Promise<Json | undefined> {
  const { getMappings } = await app.ask<{ getMappings: Json[] }>(LIST);
  return getMappings.find((mapping) => mapping['id'] === id);
}

describe('saveMapping', () => {
  it('saves a list of rules, and getMappings answers it as it was given', async () => {
    const mapping = [RULE, { targetField: 'Price', default: 0, confidence: 0.5, reason: 'a guess' }];
    const id = await save(mapping);
    expect(await stored(id)).toEqual({ id, name: 'Mine', mapping });
  });

  it('takes one rule alone', async () => {
    expect(await stored(await save(RULE))).toMatchObject({ mapping: [RULE] });
  });

  it('replaces a mapping by its id', async () => {
    const id = await save([RULE]);
    const { length } = (await app.ask<{ getMappings: Json[] }>(LIST)).getMappings;
    expect(await save([{ ...RULE, transform: 'trim()' }], 'Edited', id)).toBe(id);
    expect(await stored(id)).toEqual({ id, name: 'Edited', mapping: [{ ...RULE, transform: 'trim()' }] });
    expect((await app.ask<{ getMappings: Json[] }>(LIST)).getMappings).toHaveLength(length);
  });

  it('refuses an id that does not exist, a mistake, and no rules', async () => {
    const refusal = (mapping: unknown, id?: string) => app.refusal(SAVE, { name: 'Mine', mapping, id });
    expect(await refusal([RULE], UNKNOWN)).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
    expect(await refusal([])).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping' });
    const mistake = await refusal([RULE, { ...RULE, transform: 'trim().capitalise()' }]);
    expect(mistake).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping[1].transform' });
    expect(mistake.message).toContain('did you mean "capitalize"? (column 8)');
  });
});

describe('deleteMapping', () => {
  const DELETE = 'mutation ($id: ID!) { deleteMapping(id: $id) }';

  it('deletes a mapping once', async () => {
    const id = await save([RULE]);
    expect(await app.ask(DELETE, { id })).toEqual({ deleteMapping: true });
    expect(await stored(id)).toBeUndefined();
    expect(await app.ask(DELETE, { id })).toEqual({ deleteMapping: false });
  });

  it('keeps one that a job uses', async () => {
    const id = await save([RULE, { sourceField: '_link', targetField: 'Link' }, { targetField: 'Price', default: 5 }]);
    await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: store.url } }, mapping: { id } });
    await app.settle();
    expect(await app.refusal(DELETE, { id })).toMatchObject({ code: 'IN_USE' });
    expect(await stored(id)).toBeDefined();
  });
});

describe('applyMapping', () => {
  const targetFormat = {
    data: { Name: { type: 'string', attributes: ['required', 'capitalized'] }, Price: { type: 'number' } },
  };
  const rules = [
    RULE,
    { sourceField: 'price', targetField: 'Price', transform: 'toNumber()' },
    { where: 'record.stock > 0' },
  ];

  it('maps and normalises records given inline, and says which are left out and why', async () => {
    const data = [
      { title: ' red mug ', price: '5,50 EUR', stock: 2 },
      { title: 'sold', price: '1', stock: '0' },
      { title: '', price: '1', stock: 1 },
      { title: 'blue mug', price: 'ask us', stock: '1' },
    ];
    const { data: answer, extensions } = await app.graphql(APPLY, {
      source: { data },
      mapping: { data: rules },
      targetFormat,
    });
    expect(answer['applyMapping']).toMatchObject([{ Name: 'Red Mug', Price: 5.5 }, { Name: 'Blue Mug' }]);
    expect(extensions?.['issues']?.['applyMapping']).toMatchObject([
      { position: 1, code: 'SKIPPED', field: null, message: expect.any(String) },
      { position: 2, code: 'REQUIRED_MISSING', field: 'Name' },
      { position: 3, code: 'TRANSFORM_FAILED', field: 'Price', message: expect.stringContaining('ask us') },
    ]);
  });

  it('takes a stored mapping, and the first 100 records of a source', async () => {
    const id = await save([
      { sourceField: 'title', targetField: 'Name' },
      { sourceField: 'variants[0].price', targetField: 'Price', transform: 'toNumber()' },
    ]);
    const sourceRequest = { type: 'Shopify', url: store.url };
    const { applyMapping } = await app.ask(APPLY, { source: { sourceRequest }, mapping: { id }, targetFormat });
    expect(applyMapping).toHaveLength(100);
    const [first] = store.products;
    expect(applyMapping[0].Price).toBe(Number(first?.variants[0]?.price));
  });

  it('refuses a mapping that does not exist, a field that the format lacks, and an invalid record', async () => {
    const refusal = (mapping: object, data: unknown[] = [{}]) =>
      app.refusal(APPLY, { source: { data }, mapping, targetFormat });
    expect(await refusal({ id: UNKNOWN })).toMatchObject({ code: 'NOT_FOUND', field: 'mapping.id' });
    expect(await refusal({})).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping' });
    expect(await refusal({ data: [{ ...RULE, targetField: 'Nane' }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'mapping.data[0].targetField',
      message: expect.stringContaining('did you mean "Name"?'),
    });
    expect(await refusal({ data: rules }, [{}, 'text'])).toMatchObject({ field: 'source.data[1]' });
  });

  it('changes no prototype, whatever the names in records and rules', async () => {
    const data = [JSON.parse('{ "__proto__": { "polluted": 1 }, "title": "a" }') as object];
    await app.ask(APPLY, { source: { data }, mapping: { data: [RULE] }, targetFormat });
    const refusal = await app.refusal(SAVE, { name: 'Mine', mapping: [{ ...RULE, sourceField: 'a.__proto__.b' }] });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping[0].sourceField' });
    expect(({} as Json)['polluted']).toBeUndefined();
  });
});

describe('generateMapping', () => {
  const GENERATE = `query ($sampleData: SourceInput!, $targetFormat: TargetFormatInput) {
    generateMapping(sampleData: $sampleData, targetFormat: $targetFormat)
  }`;

  it('proposes rules for records given inline, with confidence and reason, that applyMapping takes', async () => {
    const data = Array.from({ length: 20 }, (_, i) => ({
      product_name: `Mug ${i}`,
      product_url: `https://shop.example.com/mugs/${i}`,
      price: `${10 + i},50 EUR`,
      in_stock: i % 2 ? 'yes' : 'no',
    }));
    const { generateMapping } = await app.ask(GENERATE, { sampleData: { data } });
    const proposed = generateMapping as Json[];
    expect(proposed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sourceField: 'product_name', targetField: 'Name' }),
        expect.objectContaining({ sourceField: 'product_url', targetField: 'Link' }),
        expect.objectContaining({ sourceField: 'price', targetField: 'Price' }),
      ]),
    );
    for (const rule of proposed) {
      expect(rule).toMatchObject({ confidence: expect.any(Number), reason: expect.any(String) });
    }
    const { applyMapping } = await app.ask(APPLY, { source: { data }, mapping: { data: proposed } });
    expect(applyMapping).toHaveLength(20);
    expect(applyMapping[3]).toMatchObject({ Name: 'Mug 3', Link: 'https://shop.example.com/mugs/3', Price: 13.5 });
  });
});

describe('getFromSource', () => {
  const GET = 'query ($source: SourceInput!) { getFromSource(source: $source) }';
  const sourceRequest = () => ({ type: 'Shopify', url: store.url });

  it('answers the first 100 products of a source that is not stored', async () => {
    const { getFromSource } = await app.ask(GET, { source: { sourceRequest: sourceRequest() } });
    expect(getFromSource).toHaveLength(100);
    expect(getFromSource[0]).toMatchObject({ Name: expect.any(String), Link: expect.stringContaining(store.url) });
  });

  it('answers those of a stored source, and stores nothing', async () => {
    const { saveSource: id } = await app.ask(SAVE_SOURCE, { source: sourceRequest() });
    const { getMappings } = await app.ask(LIST);
    const { getFromSource } = await app.ask(GET, { source: { id } });
    expect(getFromSource).toHaveLength(100);
    expect((await app.ask(LIST))['getMappings']).toEqual(getMappings);
  });

  it('refuses a source that does not exist', async () => {
    expect(await app.refusal(GET, { source: { id: UNKNOWN } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'source.id',
    });
    expect(await app.refusal(GET, { source: {} })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'source' });
  });
});

describe('saveSource', () => {
  it('saves with a target format also a mapping named after the source', async () => {
    const source = { name: 'Named shop', type: 'Shopify', url: store.url };
    const targetFormat = { Title: { type: 'string', attributes: ['required'] }, Price: { type: 'number' } };
    const { saveSource } = await app.ask(SAVE_SOURCE, { source, targetFormat });
    expect(saveSource).toEqual(expect.any(String));
    const { getMappings } = await app.ask<{ getMappings: Json[] }>(LIST);
    const named = getMappings.filter(({ name }) => name === 'Named shop');
    expect(named).toHaveLength(1);
    expect(named[0]?.['mapping']).toEqual(
      expect.arrayContaining([expect.objectContaining({ sourceField: 'title', targetField: 'Title' })]),
    );
    const { getTargetFormats } = await app.ask('{ getTargetFormats { name } }');
    expect(JSON.stringify(getTargetFormats)).not.toContain('Named shop');
  });

  it('saves neither when nothing fits a required field', async () => {
    const source = { name: 'Unfit shop', type: 'Shopify', url: store.url };
    const targetFormat = { Voltage: { type: 'number', attributes: ['required'] } };
    expect(await app.refusal(SAVE_SOURCE, { source, targetFormat })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'Voltage',
    });
    const { getSources, getMappings } = await app.ask('{ getSources { name } getMappings { name } }');
    expect(JSON.stringify([getSources, getMappings])).not.toContain('Unfit shop');
  });
});

it('reads dates with slashes in transforms as the server is set to', async () => {
  const dayFirst = await TestApp.start({ SLASH_DATES: 'day-first' });
  const request = {
    source: { data: [{ seen: '05/06/2023' }] },
    mapping: { data: [{ sourceField: 'seen', targetField: 'Seen', transform: 'toDate()' }] },
    targetFormat: { data: { Seen: { type: 'string' } } },
  };
  for (const [server, date] of [
    [app, '2023-05-06'],
    [dayFirst, '2023-06-05'],
  ] as const) {
    const { applyMapping } = await server.ask(APPLY, request);
    expect(applyMapping).toEqual([{ Seen: `${date}T00:00:00Z` }]);
  }
  await dayFirst.close();
});
