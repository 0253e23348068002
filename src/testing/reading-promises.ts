import assert from 'node:assert/strict';
import { clip } from '../common/issues.js';
import { assertUnproved, comesTrue, pagesBeforeLast, readWhole, type Trial } from './conformance-trial.js';

export const MAX_RECORDS_PER_BATCH = 1_000;
const MIN_PAGES = 3;

export async function bringsEachRecordOnce(trial: Trial): Promise<void> {
  const { records } = await readWhole(trial);
  assert.equal(new Set(records.map((each) => JSON.stringify(each))).size, records.length, 'A record came twice.');
  const pages = trial.pages();
  const twice = pages.find((page, i) => pages.indexOf(page) !== i);
  assert.equal(twice, undefined, `A page was asked for twice: ${twice}`);
  if (hasPages(trial)) {
    assert.ok(pages.length >= MIN_PAGES, `The platform has to have so many records that they need ${MIN_PAGES} pages.`);
  }
}

export async function givesIds(trial: Trial): Promise<void> {
  const ids = (await readWhole(trial)).records.map((record) => record['_id']);
  for (const [i, id] of ids.entries()) {
    assert.ok(typeof id === 'string' && id !== '', `Record ${i + 1} must have a text as its _id: ${clip(id)}`);
  }
  assert.equal(new Set(ids).size, ids.length, 'Two records have the same _id.');
}

export async function handsOnSmallBatches(trial: Trial): Promise<void> {
  const largest = Math.max(0, ...(await readWhole(trial)).batches.map((batch) => batch.length));
  assert.ok(largest <= MAX_RECORDS_PER_BATCH, `${largest} records came at once; yield a few hundred at a time.`);
}

export async function saysWhetherComplete(trial: Trial): Promise<void> {
  const { complete, incomplete } = await readWhole(trial);
  const said = [...complete, ...incomplete];
  assert.equal(said.length, 1, `report.complete or report.incomplete has to be called once, but it was: ${clip(said)}`);
  assert.ok(said[0]?.trim(), 'What proves it, or what is missing, has to be said.');
}

export async function stopsWhenReaderHasEnough(trial: Trial): Promise<void> {
  const read = await trial.read({ onBatch: () => false });
  if (read.failure !== null) throw read.failure;
  const asked = trial.platform.requests.length;
  assert.ok(await comesTrue(() => trial.platform.open === 0), 'The reader left, but a request is still open.');
  assert.equal(trial.platform.requests.length, asked, 'The reader left, but more was asked for.');
  if (!hasPages(trial)) return;
  assertUnproved(read);
  const pages = trial.pages().length;
  assert.ok(pages <= (await pagesBeforeLast(trial.subject)), 'Every page was asked for before a record was handed on.');
}

function hasPages({ subject: { without = {} } }: Trial): boolean {
  return without.requests === undefined && without.pages === undefined;
}
