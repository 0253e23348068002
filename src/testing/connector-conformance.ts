import assert from 'node:assert/strict';
import { stopsAtFirstPage, stopsAtLastPage, stopsBetweenBatches, stopsInsidePage } from './abort-promises.js';
import type { ConformanceSubject } from './conformance-subject.js';
import { onTrial, type Trial } from './conformance-trial.js';
import {
  bringsEachRecordOnce,
  givesIds,
  handsOnSmallBatches,
  MAX_RECORDS_PER_BATCH,
  saysWhetherComplete,
  stopsWhenReaderHasEnough,
} from './reading-promises.js';
import {
  declaredCredentials,
  failsOn,
  failsWhenCut,
  failsWhenRefused,
  goesOnAfter,
  namesMissing,
  noticesRepeatedPage,
} from './trouble-promises.js';

/** One promise of every connector, and the check of it, which throws an `AssertionError` that says what is wrong. */
export interface ConformanceCheck {
  readonly promise: string;
  readonly check: () => Promise<void>;
}

/**
 * What every connector promises (docs/sources.md), for any test runner:
 * `for (const { promise, check } of connectorConformance(subject)) it(promise, check)`. What the subject says it is
 * without stays in the list, named as left out and why.
 */
export function connectorConformance(subject: ConformanceSubject): readonly ConformanceCheck[] {
  const { without = {}, errors = [], credentials = [] } = subject;
  const { requests } = without;
  const keeps = (promise: string, check: (trial: Trial) => Promise<void> | void, lacks?: string): ConformanceCheck =>
    lacks === undefined
      ? { promise, check: () => onTrial(subject, async (trial) => check(trial)) }
      : { promise: `${promise} - left out: ${lacks}`, check: () => Promise.resolve() };

  return [
    keeps('brings every record once, and asks for each page once', bringsEachRecordOnce),
    keeps('gives each record an _id of its own', givesIds, without.ids),
    keeps(`hands on at most ${MAX_RECORDS_PER_BATCH} records at a time`, handsOnSmallBatches),
    keeps('says once whether everything was seen', saysWhetherComplete),
    keeps('stops asking when the reader has enough', stopsWhenReaderHasEnough),
    keeps('stops within a second of an abort between two batches', stopsBetweenBatches),
    keeps('stops within a second of an abort while the first page is awaited', stopsAtFirstPage, requests),
    keeps('stops within a second of an abort while the last page is awaited', stopsAtLastPage, requests),
    keeps('stops within a second of an abort in the middle of a page', stopsInsidePage, requests),
    keeps('goes on after a 429', (trial) => goesOnAfter(trial, 429), requests),
    keeps('goes on after a 503', (trial) => goesOnAfter(trial, 503), requests),
    keeps('fails with SOURCE_AUTH on a 401', failsWhenRefused, requests),
    keeps('fails when a page is cut short', failsWhenCut, requests),
    keeps('fails when a page comes again, instead of going in circles', noticesRepeatedPage, requests ?? without.pages),
    ...errors.map(({ name, answer, code }) =>
      keeps(`fails on ${name} inside HTTP 200`, (trial) => failsOn(trial, answer, code)),
    ),
    ...(errors.length === 0
      ? [keeps('fails on an error inside HTTP 200', missesErrors, requests ?? without.errors)]
      : []),
    ...credentials.map((name) => keeps(`names a missing ${name}`, (trial) => namesMissing(trial, name))),
    keeps(
      'lists the credentials that it declares',
      listsCredentials,
      credentials.length > 0 ? undefined : without.credentials,
    ),
  ];
}

function missesErrors(): void {
  assert.fail('Give `errors`, the bodies that mean a failure, or say in `without.errors` why there are none.');
}

function listsCredentials({ subject: { connector, credentials = [] } }: Trial): void {
  assert.ok(credentials.length > 0, 'Give `credentials`, or say in `without.credentials` why there are none.');
  const forgotten = declaredCredentials(connector).filter((name) => !credentials.includes(name));
  assert.deepEqual(forgotten, [], 'The decorator declares credentials that the subject does not list.');
}
