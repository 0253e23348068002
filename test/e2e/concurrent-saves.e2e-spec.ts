import { TestApp } from '../support/app.js';
import {
  holdAnswers,
  jobOfLamps,
  LAMP_FORMAT,
  LAMP_MAPPING,
  lamps,
  runJob,
  type ShopFeed,
  startShopFeed,
} from '../support/shop-feed.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

let app: TestApp;
let feed: ShopFeed;

beforeAll(async () => {
  app = await TestApp.start();
  feed = await startShopFeed(lamps(0, 5));
});
afterAll(async () => {
  await app.close();
  await feed.close();
});

interface Parts {
  readonly job: string;
  readonly source: string;
  readonly mapping: string;
  readonly format: string;
}

/** A job that has run once, and its parts. */
async function newJob(): Promise<Parts> {
  const job = await app.saveJob(jobOfLamps(feed));
  await app.settle();
  const { getJob } = await app.ask(
    'query ($id: ID!) { getJob(id: $id) { source { id } mapping { id } targetFormat { id } } }',
    { id: job },
  );
  return { job, source: getJob.source.id, mapping: getJob.mapping.id, format: getJob.targetFormat.id };
}

async function revisionOf(table: 'source' | 'mapping' | 'target_format', id: string): Promise<number> {
  const rows = await app.reader.query<{ id: string; revision: number }[]>(`SELECT "id", "revision" FROM "${table}"`);
  return rows.find((row) => row.id === id)!.revision;
}

async function sourceOf(id: string) {
  const { getSources } = await app.ask('{ getSources { id name url description } }');
  return getSources.find((source: { id: string }) => source.id === id);
}

const saveMapping = (id: string, mapping: object) =>
  app.ask('mutation ($id: ID, $mapping: JSON!) { saveMapping(name: "Edited", mapping: $mapping, id: $id) }', {
    id,
    mapping,
  });

const SAVE_SOURCE =
  'mutation ($source: SourceRequest!, $targetFormat: JSON, $id: ID) { saveSource(source: $source, targetFormat: $targetFormat, id: $id) }';
const saveSource = (id: string, source: object, targetFormat?: object) =>
  app.ask(SAVE_SOURCE, { id, source: { type: 'Request', ...source }, targetFormat });

const saveFormat = (id: string, targetFormat: object, name?: string) =>
  app.ask(
    'mutation ($id: ID, $name: String, $targetFormat: [JSON!]!) { saveTargetFormat(targetFormat: $targetFormat, name: $name, id: $id) }',
    { id, name, targetFormat: [targetFormat] },
  );

const named = (suffix: string) => [
  { sourceField: 'title', targetField: 'Name', transform: `suffix(" ${suffix}")` },
  ...LAMP_MAPPING.slice(1),
];

describe('two saves at once', () => {
  it('of a mapping give two revisions, and the next run uses the one that is stored last', async () => {
    const { job, mapping } = await newJob();
    const before = await revisionOf('mapping', mapping);
    await Promise.all(['one', 'two'].map((suffix) => saveMapping(mapping, named(suffix))));
    expect(await revisionOf('mapping', mapping)).toBe(before + 2);

    const { getMappings } = await app.ask('{ getMappings { id mapping } }');
    const stored = getMappings.find(({ id }: { id: string }) => id === mapping).mapping[0].transform;
    await runJob(app, job);
    const { nodes } = await app.productsOf(job);
    expect(nodes.map(({ data }) => data.Name)).toEqual(
      expect.arrayContaining([stored.includes('one') ? 'Lamp 1 one' : 'Lamp 1 two']),
    );
  });

  it('of a target format give two revisions, and a save without a name keeps the one that another gives', async () => {
    const { job, format } = await newJob();
    const before = await revisionOf('target_format', format);
    const Note = { type: 'string' };
    await Promise.all([
      saveFormat(format, { ...LAMP_FORMAT, Note }, 'Renamed'),
      saveFormat(format, { ...LAMP_FORMAT, Note }),
    ]);
    expect(await revisionOf('target_format', format)).toBe(before + 2);
    const { getTargetFormats } = await app.ask('{ getTargetFormats { id name } }');
    expect(getTargetFormats).toContainEqual({ id: format, name: 'Renamed' });
    await runJob(app, job);
    expect((await app.productsOf(job)).nodes[0]!.data).toHaveProperty('Note');
  });

  it('of a source give two revisions, and each keeps what only the other gives', async () => {
    const { source } = await newJob();
    const before = await revisionOf('source', source);
    await Promise.all([saveSource(source, { name: 'Renamed' }), saveSource(source, { description: 'Described' })]);
    expect(await revisionOf('source', source)).toBe(before + 2);
    expect(await sourceOf(source)).toMatchObject({ name: 'Renamed', description: 'Described', url: feed.url });
  });

  it('of a source give one revision when only one of them changes it', async () => {
    const { source } = await newJob();
    const before = await revisionOf('source', source);
    await Promise.all([saveSource(source, { name: 'Renamed' }), saveSource(source, { url: feed.url })]);
    expect(await revisionOf('source', source)).toBe(before + 1);
  });

  it('of a job each keep the part that only the other gives', async () => {
    const { job, mapping } = await newJob();
    const { saveMapping: other } = await app.ask(
      'mutation ($mapping: JSON!) { saveMapping(name: "Other", mapping: $mapping) }',
      { mapping: LAMP_MAPPING },
    );
    const { saveTargetFormat: format } = await app.ask(
      'mutation ($format: [JSON!]!) { saveTargetFormat(targetFormat: $format) }',
      { format: [LAMP_FORMAT] },
    );
    await Promise.all([
      app.saveJob({ id: job, source: {}, mapping: { id: other } }),
      app.saveJob({ id: job, source: {}, targetFormat: { id: format } }),
    ]);
    await app.settle();
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { mapping { id } targetFormat { id } } }', {
      id: job,
    });
    expect(mapping).not.toBe(other);
    expect(getJob).toEqual({ mapping: { id: other }, targetFormat: { id: format } });
  });

  it('of something that does not exist are NOT_FOUND', async () => {
    await expect(saveMapping(UNKNOWN, LAMP_MAPPING)).rejects.toThrow('NOT_FOUND');
    await expect(saveFormat(UNKNOWN, LAMP_FORMAT)).rejects.toThrow('NOT_FOUND');
    await expect(saveSource(UNKNOWN, {})).rejects.toThrow('NOT_FOUND');
  });
});

describe('a save while another one reads the first records of the source', () => {
  const targetFormat = { Title: { type: 'string', attributes: ['required'] } };

  it('is kept by saveSource with a target format, which samples the newest source', async () => {
    const { source } = await newJob();
    const answers = holdAnswers(feed);
    const slow = saveSource(source, { description: 'Described' }, targetFormat);
    await answers.arrived(1);
    const moved = `${feed.url}?moved`;
    await saveSource(source, { name: 'Renamed', url: moved });
    answers.release();
    await slow;
    expect(await sourceOf(source)).toMatchObject({ name: 'Renamed', description: 'Described', url: moved });
    const { getMappings } = await app.ask('{ getMappings { name } }');
    expect(getMappings.filter(({ name }: { name: string }) => name === 'Renamed')).toHaveLength(1);
  });

  it('is kept by saveJob with a source and no mapping', async () => {
    const { source } = await newJob();
    const answers = holdAnswers(feed);
    const slow = app.saveJob({
      source: { id: source, sourceRequest: { type: 'Request', description: 'Described' } },
      targetFormat: { data: LAMP_FORMAT },
    });
    await answers.arrived(1);
    await saveSource(source, { name: 'Renamed once more' });
    answers.release();
    const job = await slow;
    await app.settle();
    expect(await sourceOf(source)).toMatchObject({ name: 'Renamed once more', description: 'Described' });
    expect(await app.runsOf(job)).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('is answered NOT_FOUND when the other one deleted the source, and nothing is stored', async () => {
    const { saveSource: id } = await app.ask(SAVE_SOURCE, { source: { type: 'Request', url: feed.url } });
    const answers = holdAnswers(feed);
    const slow = app.refusal('mutation ($source: SourceInput!) { saveJob(source: $source) }', { source: { id } });
    await answers.arrived(1);
    await app.ask('mutation ($id: ID!) { deleteSource(id: $id) }', { id });
    answers.release();
    expect(await slow).toMatchObject({ code: 'NOT_FOUND', field: 'source.id' });
    expect(await sourceOf(id)).toBeUndefined();
  });
});

it('gives up after five saves that came first, and says so', async () => {
  const { source } = await newJob();
  let saves = 0;
  feed.respond = (_, response) => {
    void saveSource(source, { description: `Described ${++saves} times` }).then(() => {
      const body = JSON.stringify(feed.records);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
    return true;
  };
  const refusal = await app.refusal(SAVE_SOURCE, {
    id: source,
    source: { type: 'Request', name: 'Late' },
    targetFormat: { Title: { type: 'string' } },
  });
  feed.respond = null;
  expect(refusal).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('5 times') });
  expect(await sourceOf(source)).toMatchObject({ description: 'Described 5 times' });
});
