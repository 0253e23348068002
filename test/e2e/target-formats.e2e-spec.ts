import { type Feed, jobOf, startFeed } from '../support/feed.js';
import { type Json, TestApp } from '../support/app.js';

const SAVE = `mutation ($list: [JSON!]!, $name: String, $makeDefault: Boolean, $id: ID) {
  saveTargetFormat(targetFormat: $list, name: $name, makeDefault: $makeDefault, id: $id)
}`;
const SET_DEFAULT = 'mutation ($id: ID!) { setDefaultTargetFormat(id: $id) }';
const DELETE = 'mutation ($id: ID!) { deleteTargetFormat(id: $id) }';
const VALIDATE = `query ($data: [JSON!]!, $format: TargetFormatInput) {
  validateProducts(data: $data, targetFormat: $format) { valid errors }
}`;
const NAME = { type: 'string', attributes: ['required'] };

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app?.close());

const list = async () =>
  (await app.ask<{ getTargetFormats: Json[] }>('{ getTargetFormats { id name targetFormat default } }'))
    .getTargetFormats;
const stored = async (id: string) => (await list()).find((format) => format['id'] === id);
const save = async (variables: object) =>
  (await app.ask<{ saveTargetFormat: string }>(SAVE, variables)).saveTargetFormat;
const defaults = async () =>
  (await list()).filter((format) => format['default']).map((format) => format['id'] as string);

/** A format of so many levels, arrays and objects by turns. */
function nested(levels: number): object {
  if (levels === 1) return { A: { type: 'string' } };
  return { A: { type: levels % 2 ? 'array' : 'object', fields: nested(levels - 1) } };
}

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`F${i}`, { type: 'string' }]));

describe('saveTargetFormat', () => {
  it('merges its list into one format, in its order', async () => {
    const id = await save({
      name: 'Merged',
      list: [{ Name: NAME }, { Price: { type: 'number' }, Offers: { type: 'array', fields: { Price: NAME } } }],
    });
    const format = await stored(id);
    expect(format).toMatchObject({
      name: 'Merged',
      default: false,
      targetFormat: { Name: NAME, Price: { type: 'number' }, Offers: { type: 'array', fields: { Price: NAME } } },
    });
    expect(Object.keys(format?.['targetFormat'] as object)).toEqual(['Name', 'Price', 'Offers']);
  });

  it('makes a new one without id, also when the name is taken', async () => {
    const ids = [
      await save({ name: 'Twice', list: [{ A: NAME }] }),
      await save({ name: 'Twice', list: [{ B: NAME }] }),
    ];
    expect(new Set(ids).size).toBe(2);
    expect((await list()).filter((format) => format['name'] === 'Twice')).toHaveLength(2);
  });

  it('takes what the limits allow', async () => {
    expect((await stored(await save({ list: [nested(8)] })))?.['targetFormat']).toEqual(nested(8));
    expect((await stored(await save({ list: [many(250), { More: NAME }, nested(1)] })))?.['targetFormat']).toEqual({
      ...many(250),
      More: NAME,
      ...nested(1),
    });
  });

  const of = (field: object) => [{ Price: { type: 'number' } }, { X: field }];
  it.each<[string, object[], string, RegExp]>([
    ['a field that comes twice', [{ Name: NAME }, { Name: NAME }], 'targetFormat[1].Name', /more than once/],
    ['an empty list', [], 'targetFormat', /is empty/],
    ['an empty format', [{ Name: NAME }, {}], 'targetFormat[1]', /is empty/],
    ['an invalid format', ['text' as unknown as object], 'targetFormat[0]', /must be an object of fields/],
    [
      'a missing type',
      of({ attributes: [] }),
      'targetFormat[1].X.type',
      /one of string, number, boolean, array, object/,
    ],
    ['an unknown type', of({ type: 'text' }), 'targetFormat[1].X.type', /must be one of/],
    ['an unknown key', of({ type: 'string', choises: [] }), 'targetFormat[1].X.choises', /did you mean "choices"/],
    [
      'an unknown attribute',
      of({ type: 'string', attributes: ['required', 'capitalised'] }),
      'targetFormat[1].X.attributes[1]',
      /"capitalised" is unknown, did you mean "capitalized"/,
    ],
    [
      'an attribute that does not fit',
      of({ type: 'number', attributes: ['email'] }),
      'targetFormat[1].X.attributes[0]',
      /does not fit the type number, only string, array/,
    ],
    [
      'attributes that exclude each other',
      of({ type: 'string', attributes: ['date', 'required', 'time'] }),
      'targetFormat[1].X.attributes[2]',
      /"time" does not go with "date"/,
    ],
    [
      'capitalized beside choices',
      of({ type: 'string', attributes: ['capitalized'], choices: ['A'] }),
      'targetFormat[1].X.choices',
      /do not go with the attribute capitalized/,
    ],
    ['an object without fields', of({ type: 'object' }), 'targetFormat[1].X.fields', /must name the members/],
    [
      'what is wrong in a member',
      of({ type: 'array', fields: { Mail: { type: 'string', attributes: ['mail'] } } }),
      'targetFormat[1].X.fields.Mail.attributes[0]',
      /did you mean "email"/,
    ],
    ['nine levels', [nested(9)], `targetFormat[0]${'.A.fields'.repeat(8)}`, /deeper than 8/],
    ['501 fields', [many(500), { X: NAME }], 'targetFormat', /more than 500 fields/],
  ])('refuses %s, naming it, and saves nothing', async (_, formats, field, message) => {
    const before = await list();
    const refusal = await app.refusal(SAVE, { list: formats, makeDefault: true });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(refusal.message).toMatch(message);
    expect(await list()).toEqual(before);
  });
});

describe('saveTargetFormat by id', () => {
  let feed: Feed;
  beforeAll(async () => {
    feed = await startFeed(3);
  });
  afterAll(() => feed?.close());

  it('replaces the stored one, keeps its name unless another is given, and its place as the default', async () => {
    const id = await save({ name: 'Old', list: [{ A: NAME }], makeDefault: true });
    expect(await save({ id, list: [{ B: NAME }] })).toBe(id);
    expect(await stored(id)).toMatchObject({ name: 'Old', targetFormat: { B: NAME }, default: true });
    await save({ id, name: 'New', list: [{ C: NAME }], makeDefault: false });
    expect(await stored(id)).toMatchObject({ name: 'New', targetFormat: { C: NAME }, default: true });
  });

  it('answers NOT_FOUND for an unknown id, and saves nothing', async () => {
    const before = await list();
    const refusal = await app.refusal(SAVE, { id: 'nothing', list: [{ A: NAME }], makeDefault: true });
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
    expect(await list()).toEqual(before);
  });

  it('keeps the stored one when the new one is wrong', async () => {
    const id = await save({ name: 'Kept', list: [{ A: NAME }] });
    expect(await app.refusal(SAVE, { id, list: [{ A: { type: 'x' } }] })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await stored(id)).toMatchObject({ name: 'Kept', targetFormat: { A: NAME } });
  });

  it('makes the jobs that use it map all their records again in their next run', async () => {
    const fields = {
      Name: NAME,
      Link: { type: 'string', attributes: ['required', 'url', 'primary'] },
      Price: { type: 'number' },
      Description: { type: 'string' },
    };
    const format = await save({ list: [fields] });
    const job = await app.saveJob({ ...jobOf(feed), targetFormat: { id: format } });
    await app.settle();
    expect(await app.ask('mutation ($job: ID!) { runJob(id: $job) }', { job })).toEqual({ runJob: true });
    await save({ id: format, list: [{ ...fields, Price: { type: 'string' }, Currency: { type: 'string' } }] });
    expect(await app.ask('mutation ($job: ID!) { runJob(id: $job) }', { job })).toEqual({ runJob: true });
    expect((await app.runsOf(job)).map((run) => run['counts'])).toMatchObject([
      { read: 3, updated: 3 },
      { read: 3, unchanged: 3 },
      { read: 3, added: 3 },
    ]);
    const { nodes } = await app.productsOf(job);
    for (const { data } of nodes)
      expect(data).toMatchObject({ Price: expect.stringMatching(/^\d+\.5$/), Currency: '' });
    expect(await app.refusal(DELETE, { id: format })).toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining(job),
    });
    expect(await app.ask('mutation ($job: ID!) { deleteJob(id: $job) }', { job })).toEqual({ deleteJob: true });
    await app.settle();
    expect(await app.ask(DELETE, { id: format })).toEqual({ deleteTargetFormat: true });
    expect(await stored(format)).toBeUndefined();
  });
});

describe('the default', () => {
  it('is a stored one, and cannot be deleted before another one was made the default', async () => {
    const first = await save({ list: [{ A: NAME }], makeDefault: true });
    expect(await defaults()).toEqual([first]);
    expect(await app.refusal(DELETE, { id: first })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'id',
      message: expect.stringContaining('make another one the default first'),
    });
    const second = await save({ list: [{ B: NAME }] });
    expect(await app.ask(SET_DEFAULT, { id: second })).toEqual({ setDefaultTargetFormat: true });
    expect(await app.ask(SET_DEFAULT, { id: second })).toEqual({ setDefaultTargetFormat: true });
    expect(await defaults()).toEqual([second]);
    expect(await app.ask(DELETE, { id: first })).toEqual({ deleteTargetFormat: true });
    expect(await app.ask(DELETE, { id: first })).toEqual({ deleteTargetFormat: false });
    expect(await app.ask(SET_DEFAULT, { id: first })).toEqual({ setDefaultTargetFormat: false });
    expect(await defaults()).toEqual([second]);
  });

  it('is exactly one, whatever clients do to it at once', async () => {
    for (let round = 0; round < 5; round++) {
      const ids = await Promise.all([1, 2, 3, 4].map((i) => save({ list: [{ [`F${i}`]: NAME }] })));
      const answers = await Promise.all([
        ...ids.map((id) => app.graphql(SET_DEFAULT, { id })),
        ...ids.map((id) => app.graphql(DELETE, { id })),
        ...ids.map((id) => app.graphql(SAVE, { id, list: [{ G: NAME }], makeDefault: true })),
        ...ids.map(() => app.graphql(SAVE, { list: [{ H: NAME }], makeDefault: true })),
      ]);
      const codes = answers.flatMap(({ errors = [] }) => errors.map((error) => error.extensions.code));
      expect(codes.filter((code) => code !== 'NOT_FOUND' && code !== 'BAD_USER_INPUT')).toEqual([]);
      expect(await defaults()).toHaveLength(1);
    }
  });

  it('is what is used where no format is named', async () => {
    await save({ list: [{ Voltage: { type: 'number', attributes: ['required'] } }], makeDefault: true });
    expect((await app.ask(VALIDATE, { data: [{}] }))['validateProducts']).toEqual([
      { valid: false, errors: [{ Voltage: 'Voltage is required' }] },
    ]);
  });
});
