import { jest } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { Database } from '../../src/database/database.js';
import { newId } from '../../src/common/ids.js';
import { Job } from '../../src/jobs/job.entity.js';
import { StoredMapping } from '../../src/mappings/mapping.entity.js';
import { Catalogue } from '../../src/catalogue/catalogue.entity.js';
import { Run, RunIssue } from '../../src/jobs/runs/run.entity.js';
import { RunsService } from '../../src/jobs/runs/runs.service.js';
import { Source } from '../../src/sources/source.entity.js';
import { StoredTargetFormat } from '../../src/target-formats/target-format.entity.js';
import { type Json, TestApp } from '../support/app.js';

const JOBS = 1_000;
let app: TestApp;
let stored: Pick<Job, 'id' | 'sourceID' | 'mappingID'>[];

beforeAll(async () => {
  app = await TestApp.start();
  const createdAt = await app.clock.now();
  const format = await app.reader.manager.findOneByOrFail(StoredTargetFormat, { isDefault: true });
  const sources = Array.from({ length: JOBS }, () => ({
    id: newId(),
    name: 'One of many',
    type: 'Request',
    url: 'https://example.com/feed',
    headers: [],
    revision: 1,
    createdAt,
  }));
  const mappings = sources.map(() => ({ id: newId(), name: 'One of many', rules: [], revision: 1, createdAt }));
  const jobs = sources.map((source, i) => ({
    id: newId(),
    sourceID: source.id,
    mappingID: mappings[i]!.id,
    targetFormatID: format.id,
    paused: true,
    health: 'UNKNOWN' as const,
    createdAt,
    retries: 0,
  }));
  await app.nest.get(Database).transact(async (manager) => {
    await manager.insert(Source, sources);
    await manager.insert(StoredMapping, mappings);
    await manager.insert(Job, jobs);
    const catalogues = jobs.map(({ id: jobID }, i) => ({ jobID, version: i, productCount: i * 2 }));
    // Nobody asks for their ids, as `insert` would.
    await manager.createQueryBuilder().insert().into(Catalogue).values(catalogues).updateEntity(false).execute();
  });
  stored = jobs;
});
afterAll(() => app?.close());

async function statementsOf(query: string): Promise<[statements: number, data: Record<string, { length: number }>]> {
  // Every statement of TypeORM goes through a query runner, of which SQLite has one and PostgreSQL many.
  const watched = new Map<QueryRunner, QueryRunner['query']>();
  let statements = 0;
  const create = app.reader.createQueryRunner.bind(app.reader);
  const watch = jest.spyOn(app.reader, 'createQueryRunner').mockImplementation((mode) => {
    const runner = create(mode);
    if (!watched.has(runner)) {
      const query = runner.query.bind(runner);
      watched.set(runner, runner.query);
      runner.query = ((...args: Parameters<typeof query>) => {
        statements++;
        return query(...args);
      }) as typeof query;
    }
    return runner;
  });
  const data = await app.ask<Record<string, { length: number }>>(query);
  watch.mockRestore();
  for (const [runner, query] of watched) runner.query = query;
  return [statements, data];
}

it('answers 1,000 jobs with all their parts in 5 statements', async () => {
  const [statements, { getJobs }] = await statementsOf(
    '{ getJobs { id source { name } mapping { name mapping } targetFormat { name } webhooks { url } } }',
  );
  expect(getJobs).toHaveLength(JOBS);
  expect(statements).toBe(5);
});

it('answers each job with what is its own, in 4 statements', async () => {
  const [statements, { getJobs }] = await statementsOf(
    '{ getJobs { id source { id } mapping { id } version productCount } }',
  );
  expect(getJobs).toEqual(
    stored.map(({ id, sourceID, mappingID }, i) => ({
      id,
      source: { id: sourceID },
      mapping: { id: mappingID },
      version: i,
      productCount: i * 2,
    })),
  );
  expect(statements).toBe(4);
});

it.each(['getSources', 'getMappings', 'getTargetFormats'])('answers the jobs of %s in 2 statements', async (name) => {
  const [statements] = await statementsOf(`{ ${name} { id jobs { id } } }`);
  expect(statements).toBe(2);
});

describe('100 jobs with 3 runs each, and 3 issues of each run', () => {
  const JOBS_WITH_RUNS = 100;
  let runs: Pick<Run, 'id' | 'jobID'>[];

  beforeAll(async () => {
    const queuedAt = await app.clock.now();
    const jobIDs = stored.slice(0, JOBS_WITH_RUNS).map(({ id }) => id);
    runs = [];
    await app.nest.get(Database).transact(async (manager) => {
      for (let round = 0; round < 3; round++) {
        for (const jobID of jobIDs)
          runs.push(await app.nest.get(RunsService).create({ jobID, trigger: 'MANUAL', queuedAt }, manager));
        await manager.update(Run, { status: 'QUEUED' }, { status: 'SUCCEEDED' });
      }
      const issues = ['first', 'second', 'third'].flatMap((message) =>
        runs.map(({ id: runID }) => ({ runID, code: 'VALUE_INVALID' as const, message: `${message} of ${runID}` })),
      );
      await manager.insert(RunIssue, issues);
    });
  });

  const newestFirst = (jobID: string) =>
    runs
      .filter((run) => run.jobID === jobID)
      .map(({ id }) => id)
      .reverse();

  it('answers the runs of all jobs and the issues of all runs in 3 statements', async () => {
    const [statements, { getJobs }] = await statementsOf(
      '{ getJobs { id runs { nodes { id issues { nodes { message } pageInfo { hasNextPage } } } } } }',
    );
    expect(getJobs).toEqual(
      stored.map(({ id }) => ({
        id,
        runs: {
          nodes: newestFirst(id).map((runID) => ({
            id: runID,
            issues: {
              nodes: ['first', 'second', 'third'].map((message) => ({ message: `${message} of ${runID}` })),
              pageInfo: { hasNextPage: false },
            },
          })),
        },
      })),
    );
    expect(statements).toBe(3);
  });

  it('answers pages with other arguments in one statement each, cut for each job and run', async () => {
    const page = 'nodes { id } pageInfo { hasNextPage endCursor }';
    const [statements, { getJobs }] =
      await statementsOf(`{ getJobs { last: runs(first: 1) { nodes { id issues(first: 2) {
      nodes { message } pageInfo { hasNextPage endCursor } } } } two: runs(first: 2) { ${page} } three: runs(first: 3) { ${page} } } }`);
    expect(statements).toBe(5);
    const [job] = getJobs as unknown as Record<string, Json>[];
    const [third, second, first] = newestFirst(stored[0]!.id);
    expect(job).toMatchObject({
      last: { nodes: [{ id: third, issues: { nodes: [{}, {}], pageInfo: { hasNextPage: true } } }] },
      two: { nodes: [{ id: third }, { id: second }], pageInfo: { hasNextPage: true } },
      three: { nodes: [{}, {}, {}], pageInfo: { hasNextPage: false } },
    });
    const rest = await app.ask(
      `query ($id: ID!, $after: String, $afterIssue: String) { getJob(id: $id) { runs(after: $after) { ${page} } last: runs(first: 1) {
        nodes { issues(after: $afterIssue) { nodes { message } pageInfo { hasNextPage } } } } } }`,
      {
        id: stored[0]!.id,
        after: job!['two']!.pageInfo.endCursor,
        afterIssue: job!['last']!.nodes[0].issues.pageInfo.endCursor,
      },
    );
    expect(rest.getJob).toMatchObject({
      runs: { nodes: [{ id: first }], pageInfo: { hasNextPage: false } },
      last: { nodes: [{ issues: { nodes: [{ message: `third of ${third}` }], pageInfo: { hasNextPage: false } } }] },
    });
  });
});
