import { jest } from '@jest/globals';
import { type ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { type Json, TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const RECORDS = 400;
/** Half of the feed is more than the 1 MiB on which its format is decided. */
const RECORD_BYTES = 8_000;
const LINES = Array.from(
  { length: RECORDS },
  (_, i) => `${JSON.stringify({ id: `lamp-${i}`, note: 'x'.repeat(RECORD_BYTES) })}\n`,
);
const TEXT = LINES.join('');
/** More than one batch of records, and less than all. */
const HALF = LINES.slice(0, RECORDS / 2).join('');
const FIELDS = 'status bytesRead bytesTotal counts { read mapped added }';

let app: TestApp;

beforeEach(async () => {
  app = await TestApp.start();
});
afterEach(async () => {
  await app?.close();
  await closeStubs();
});

/** A job whose feed stops after half of its records, until `release` is called. */
async function halfReadJob(headers: Record<string, string>) {
  let held: ServerResponse | null = null;
  const { url } = await startStub((_, response) => {
    held = response.writeHead(200, headers);
    response.write(HALF);
  });
  const jobID = await app.saveJob({
    source: { sourceRequest: { type: 'Request', url } },
    mapping: { data: [{ sourceField: 'id', targetField: 'ID' }] },
    targetFormat: { data: { ID: { type: 'string', attributes: ['primary'] } } },
  });
  return { jobID, release: () => void held?.end(TEXT.slice(HALF.length)) };
}

async function until(condition: (run: Json) => boolean, jobID: string): Promise<Json> {
  for (;;) {
    const { getJob } = await app.ask(`query ($id: ID!) { getJob(id: $id) { currentRun { ${FIELDS} } } }`, {
      id: jobID,
    });
    if (getJob.currentRun && condition(getJob.currentRun)) return getJob.currentRun;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('shows what a run has read while it goes on, and how much there is to read', async () => {
  const { jobID, release } = await halfReadJob({ 'content-length': String(TEXT.length) });
  const going = await until(({ counts }) => counts.read > 0, jobID);
  expect(going).toMatchObject({ status: 'RUNNING', bytesTotal: TEXT.length });
  expect(going['bytesRead']).toBe(HALF.length);
  expect(going['counts'].read).toBeGreaterThanOrEqual(100);
  expect(going['counts'].read).toBeLessThanOrEqual(RECORDS / 2);
  release();
  await app.settle();
  const { getJob } = await app.ask(`query ($id: ID!) { getJob(id: $id) { runs { nodes { ${FIELDS} } } } }`, {
    id: jobID,
  });
  expect(getJob.runs.nodes).toEqual([
    {
      status: 'SUCCEEDED',
      bytesRead: TEXT.length,
      bytesTotal: TEXT.length,
      counts: { read: RECORDS, mapped: RECORDS, added: RECORDS },
    },
  ]);
});

it('says null where the length of a feed is not declared', async () => {
  const { jobID, release } = await halfReadJob({});
  expect(await until(({ counts }) => counts.read > 0, jobID)).toMatchObject({ bytesTotal: null });
  release();
  await app.settle();
});

it('shows the bytes of a feed whose first records have not come yet, and of one that fails', async () => {
  const begun = TEXT.slice(0, 3 * RECORD_BYTES);
  let held: ServerResponse | null = null;
  const { url } = await startStub((_, response) => {
    held = response.writeHead(200, { 'content-length': String(TEXT.length) });
    response.write(begun);
  });
  const jobID = await app.saveJob({
    source: { sourceRequest: { type: 'Request', url } },
    mapping: { data: [{ sourceField: 'id', targetField: 'ID' }] },
    targetFormat: { data: { ID: { type: 'string', attributes: ['primary'] } } },
  });
  const shown = { bytesRead: begun.length, bytesTotal: TEXT.length };
  expect(await until(({ bytesRead }) => bytesRead > 0, jobID)).toMatchObject({ ...shown, counts: { read: 0 } });
  (held as ServerResponse | null)?.destroy();
  await app.settle();
  const { getJob } = await app.ask(`query ($id: ID!) { getJob(id: $id) { runs { nodes { ${FIELDS} } } } }`, {
    id: jobID,
  });
  expect(getJob.runs.nodes).toMatchObject([{ status: 'FAILED', ...shown }]);
});

it('leaves no counts on a run that is cancelled, as nothing of it was committed', async () => {
  const { jobID, release } = await halfReadJob({});
  await until(({ counts }) => counts.read > 0, jobID);
  const [{ id }] = (await app.runsOf(jobID)) as [Json];
  await app.ask('mutation ($id: ID!) { cancelRun(id: $id) }', { id });
  release();
  await app.settle();
  expect(await app.runsOf(jobID)).toMatchObject([{ status: 'CANCELED', counts: { read: 0, mapped: 0, added: 0 } }]);
});

it('tells runJob of the end of a run at once, and logs its start and its end', async () => {
  const lines: string[] = [];
  const log = jest
    .spyOn(Logger.prototype, 'log')
    .mockImplementation((message: unknown) => void lines.push(String(message)));
  const { url } = await startStub((_, response) => response.end(LINES.slice(0, 3).join('')));
  const jobID = await app.saveJob({
    source: { sourceRequest: { type: 'Request', url } },
    mapping: { data: [{ sourceField: 'id', targetField: 'ID' }] },
    targetFormat: { data: { ID: { type: 'string', attributes: ['primary'] } } },
  });
  await app.settle();
  const start = performance.now();
  expect((await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID })).runJob).toBe(true);
  // Without being told it would have looked again after two seconds.
  expect(performance.now() - start).toBeLessThan(1_500);
  log.mockRestore();
  const ofJob = lines.filter((line) => line.includes(`job=${jobID}`));
  expect(ofJob[0]).toMatch(/^Run started: run=\S+ job=\S+ trigger=INITIAL$/);
  expect(ofJob[1]).toMatch(
    /^Run ended: run=\S+ job=\S+ status=SUCCEEDED read=3 .*added=3 .*bytes=\d+ duration=[\d.]+s$/,
  );
  expect(ofJob[2]).toMatch(/trigger=MANUAL$/);
});
