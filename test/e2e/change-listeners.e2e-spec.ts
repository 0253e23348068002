import { Injectable, Module, Scope } from '@nestjs/common';
import {
  ChangeListener,
  type ChangeListenerContract,
  type CommittedVersion,
} from '../../src/extensions/change-listener.js';
import { TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { ManualClock } from '../support/manual-clock.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from '../support/shelf.js';

interface Told {
  readonly jobID: string;
  readonly runID: string;
  readonly version: number;
  readonly changes: string[];
}

@Injectable()
@ChangeListener('search-index')
class SearchIndex implements ChangeListenerContract {
  readonly told: Told[] = [];
  before: (version: CommittedVersion) => Promise<void> | void = () => undefined;

  async changed(committed: CommittedVersion): Promise<void> {
    await this.before(committed);
    const changes: string[] = [];
    for await (const { event, data } of committed.changes) changes.push(`${event} ${String(data['Name'])}`);
    const { jobID, runID, version } = committed;
    this.told.push({ jobID, runID, version, changes: changes.sort() });
  }
}

@Module({ providers: [SearchIndex] })
class SearchModule {}

let database: Awaited<ReturnType<typeof newDatabase>>;
let clock: ManualClock;
let app: TestApp;
let shelf: Shelf;

beforeEach(async () => {
  database = await newDatabase();
  clock = new ManualClock();
  app = await start(SearchModule);
  shelf = await startShelf(waresFrom(1, 3));
});
afterEach(async () => {
  await app.close();
  await shelf.close();
  await database.drop();
});

function start(...imports: (new () => object)[]): Promise<TestApp> {
  return TestApp.start({ RUN_INTERVAL: '365d' }, { databaseUrl: database.url, clock, imports });
}

const listener = () => app.nest.get(SearchIndex, { strict: false });
const versions = () => listener().told.map(({ version }) => version);

async function save(): Promise<string> {
  const jobID = await app.saveJob(jobOfShelf(shelf));
  await app.settle();
  return jobID;
}

async function add(jobID: string, name: string): Promise<string> {
  shelf.wares = [...shelf.wares, { name, price: 1 }];
  const { extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  await app.settle();
  return extensions?.['runs']?.['runJob'].runID as string;
}

it('tells a listener of another team each committed version, in order, with its changes', async () => {
  const jobID = await save();
  shelf.wares = [...waresFrom(1, 1, 12), ...waresFrom(2, 1), ...waresFrom(4, 1)];
  const runID = await add(jobID, 'Lamp');
  expect(listener().told).toMatchObject([
    { jobID, version: 1, changes: ['ADDED Ware 1', 'ADDED Ware 2', 'ADDED Ware 3'] },
    { jobID, runID, version: 2, changes: ['ADDED Lamp', 'ADDED Ware 4', 'REMOVED Ware 3', 'UPDATED Ware 1'] },
  ]);
});

it('tells nothing of runs that fail or change nothing', async () => {
  const jobID = await save();
  shelf.status = 500;
  await add(jobID, 'Never committed');
  shelf.status = null;
  shelf.wares = waresFrom(1, 3);
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  await app.tick();
  expect(versions()).toEqual([1]);
});

it('tells a listener that threw the same version again, and fails no run for it', async () => {
  const jobID = await save();
  listener().before = ({ version }) => {
    if (version === 2) throw new Error('The index is down.');
  };
  await add(jobID, 'Lamp');
  await add(jobID, 'Sofa');
  expect((await app.runsOf(jobID)).map(({ status }) => status as string)).toEqual(Array(3).fill('SUCCEEDED'));
  expect(versions()).toEqual([1]);
  listener().before = () => undefined;
  await app.tick();
  expect(versions()).toEqual([1, 2, 3]);
});

it('does not make a run wait for a listener', async () => {
  const jobID = await save();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  listener().before = () => held;
  shelf.wares = waresFrom(1, 4);
  expect(await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID })).toEqual({ runJob: true });
  expect(versions()).toEqual([1]);
  release();
  await app.settle();
  expect(versions()).toEqual([1, 2]);
});

it('tells after a restart what was committed and not yet told, and nothing twice', async () => {
  const jobID = await save();
  listener().before = () => {
    throw new Error('The index is down.');
  };
  await add(jobID, 'Lamp');
  await app.stop();
  app = await start(SearchModule);
  await app.settle();
  expect(versions()).toEqual([2]);
});

it('starts a new listener at the present version, and tells it of new jobs from their beginning', async () => {
  await app.stop();
  await database.drop();
  database = await newDatabase();
  app = await start();
  const jobID = await save();
  await app.stop();
  app = await start(SearchModule);
  await app.tick();
  expect(versions()).toEqual([]);
  await add(jobID, 'Lamp');
  const other = await save();
  expect(listener().told.map((told) => [told.jobID, told.version])).toEqual([
    [jobID, 2],
    [other, 1],
  ]);
});

it('goes on with the oldest version that is kept', async () => {
  const jobID = await save();
  const down = () => {
    throw new Error('The index is down.');
  };
  listener().before = down;
  for (let number = 10; number < 20; number++) {
    shelf.wares = shelf.wares.map((ware) => ({ ...ware, price: ware.price + 1 }));
    await add(jobID, `Ware ${number}`);
  }
  await app.tick();
  listener().before = () => undefined;
  await app.tick();
  expect(versions()).toEqual([1, 5, 6, 7, 8, 9, 10, 11]);
});

@Injectable({ scope: Scope.REQUEST })
@ChangeListener('per-request')
class PerRequest implements ChangeListenerContract {
  changed(): void {}
}

@Module({ providers: [PerRequest] })
class PerRequestModule {}

@Injectable()
@ChangeListener('search-index')
class OtherIndex implements ChangeListenerContract {
  changed(): void {}
}

@Module({ providers: [OtherIndex] })
class OtherModule {}

it('refuses to start with a listener that lives only as long as a request, or whose name is taken', async () => {
  await app.stop();
  await expect(start(PerRequestModule)).rejects.toMatchObject({ code: 'EXTENSION_INVALID' });
  await expect(start(SearchModule, OtherModule)).rejects.toMatchObject({ code: 'EXTENSION_INVALID' });
});
