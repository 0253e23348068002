import assert from 'node:assert/strict';
import { FeedmillError } from '../common/errors.js';
import { assertUnproved, comesTrue, pagesBeforeLast, STOP_WITHIN_MS, type Trial } from './conformance-trial.js';
import type { PlatformRead } from './read-platform.js';

export async function stopsBetweenBatches(trial: Trial): Promise<void> {
  const stop = new AbortController();
  const reading = trial.read({ signal: stop.signal, onBatch: () => stop.abort(stopped()) });
  await stops(trial, stop, reading);
  const { batches } = await reading;
  assert.equal(batches.length, 1, 'Records were handed on after the run had stopped.');
}

export function stopsAtFirstPage(trial: Trial): Promise<void> {
  return stopsAtPage(trial, 0, 'silence');
}

export async function stopsAtLastPage(trial: Trial): Promise<void> {
  await stopsAtPage(trial, await pagesBeforeLast(trial.subject), 'silence');
}

export async function stopsInsidePage(trial: Trial): Promise<void> {
  await stopsAtPage(trial, await pagesBeforeLast(trial.subject), 'stall');
}

async function stopsAtPage(trial: Trial, number: number, interference: 'silence' | 'stall'): Promise<void> {
  const stop = new AbortController();
  trial.afterPages(number, () => {
    setTimeout(() => stop.abort(stopped()), 20);
    return interference;
  });
  await stops(trial, stop, trial.read({ signal: stop.signal }));
}

async function stops(trial: Trial, stop: AbortController, reading: Promise<PlatformRead>): Promise<void> {
  const aborted = new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
  await Promise.race([reading, aborted]);
  assert.ok(stop.signal.aborted, 'The read ended before it could be stopped.');
  let read: PlatformRead | null = null;
  void reading.then((ended) => (read = ended));
  assert.ok(
    await comesTrue(() => read !== null && trial.platform.open === 0),
    `${read === null ? 'The read went on' : 'A request stayed open'} for more than ${STOP_WITHIN_MS} ms.`,
  );
  const { failure } = await reading;
  assert.notEqual(
    failure,
    null,
    'The read has to throw what the signal says, but it ended as if nothing had happened.',
  );
  assertUnproved(await reading);
}

function stopped(): FeedmillError {
  return new FeedmillError('CANCELED_BY_USER', 'The run was stopped by the check.');
}
