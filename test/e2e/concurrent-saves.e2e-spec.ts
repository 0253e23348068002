import { StoredMapping } from '../../src/mappings/mapping.entity.js';
import { Source } from '../../src/sources/source.entity.js';
import { type Json, TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const SAVE_MAPPING = 'mutation ($mapping: JSON!, $id: ID) { saveMapping(name: "Prices", mapping: $mapping, id: $id) }';
const SAVE_SOURCE =
  'mutation ($source: SourceRequest!, $format: JSON, $id: ID) { saveSource(source: $source, targetFormat: $format, id: $id) }';
const FORMAT = { ID: { type: 'string', attributes: ['primary'] }, Price: { type: 'number' } };
const RECORDS = Array.from({ length: 30 }, (_, i) => ({ id: `lamp-${i}`, price: 10 + i }));

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app?.close());
afterEach(closeStubs);

const rules = (price: string) => [
  { sourceField: 'id', targetField: 'ID' },
  { targetField: 'Price', transform: price },
];

async function saveSource(source: object, more: { format?: object; id?: string } = {}): Promise<string> {
  return (await app.ask(SAVE_SOURCE, { source: { type: 'Request', ...source }, ...more })).saveSource as string;
}

it('counts two saves of one mapping at once as two revisions, and maps with what is stored', async () => {
  const { url } = await startStub((_, response) => response.end(JSON.stringify(RECORDS)));
  const id = (await app.ask(SAVE_MAPPING, { mapping: rules('record.price') })).saveMapping as string;
  const source = { sourceRequest: { type: 'Request', url } };
  const jobID = await app.saveJob({ source, mapping: { id }, targetFormat: { data: FORMAT } });
  await app.settle();
  await Promise.all(
    ['record.price + 1', 'record.price + 2', 'record.price + 3'].map((price) =>
      app.ask(SAVE_MAPPING, { mapping: rules(price), id }),
    ),
  );
  const stored = await app.reader.manager.findOneByOrFail(StoredMapping, { id });
  expect(stored.revision).toBe(4);
  expect((await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID })).runJob).toBe(true);
  const plus = Number(/\d$/.exec(stored.rules[1]?.transform ?? '')?.[0]);
  const { nodes } = await app.productsOf(jobID);
  const priceOf = (name: string) =>
    nodes.find(({ data }: { data: Json }) => data['ID'] === name)?.data['Price'] as number;
  expect([priceOf('lamp-0'), priceOf('lamp-29')]).toEqual([10 + plus, 39 + plus]);
});

it('keeps what two saves of one source at once change in different fields, as two revisions', async () => {
  const id = await saveSource({ url: 'http://127.0.0.1:9/feed', name: 'Lamps' });
  await Promise.all([saveSource({ description: 'All lamps' }, { id }), saveSource({ name: 'Lights' }, { id })]);
  const stored = await app.reader.manager.findOneByOrFail(Source, { id });
  expect(stored).toMatchObject({ name: 'Lights', description: 'All lamps', revision: 3 });
});

it.each(['saveSource', 'saveJob'])('keeps what was saved while %s sampled the source', async (operation) => {
  let answer = (): void => undefined;
  let isAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const { url } = await startStub((_, response) => {
    answer = () => response.end(JSON.stringify(RECORDS));
    isAsked();
  });
  const id = await saveSource({ url, name: 'Lamps' });
  const source = { type: 'Request', name: 'Lights' };
  const sampling =
    operation === 'saveSource'
      ? saveSource(source, { id, format: FORMAT })
      : app.saveJob({ source: { id, sourceRequest: source }, targetFormat: { data: FORMAT } });
  await asked;
  await saveSource({ description: 'All lamps', sourceHeaders: ['X-Shop: 7'] }, { id });
  answer();
  await sampling;
  const stored = await app.reader.manager.findOneByOrFail(Source, { id });
  expect(stored).toMatchObject({ name: 'Lights', description: 'All lamps', headers: ['X-Shop: 7'], revision: 3 });
  answer();
});
