import assert from 'node:assert/strict';
import { FeedmillError } from '../common/errors.js';
import type { ConformanceSubject } from './conformance-subject.js';
import { startPlatform, type Interference, type PlatformRequest, type PlatformServer } from './platform-server.js';
import { readPlatform, type PlatformRead, type PlatformReadOptions } from './read-platform.js';

export const STOP_WITHIN_MS = 1_000;

/** One check: the platform, started anew, and how the connector reads it. */
export interface Trial {
  readonly subject: ConformanceSubject;
  readonly platform: PlatformServer;
  /** The page that a request asks for, or `null`. */
  page(request: PlatformRequest): string | null;
  /** The pages that were asked for, in order. */
  pages(): string[];
  /** Puts something in front of every page after the first `count`. */
  afterPages(count: number, interfere: () => Interference): void;
  read(options?: PlatformReadOptions): Promise<PlatformRead>;
}

export async function onTrial<T>(subject: ConformanceSubject, check: (trial: Trial) => Promise<T>): Promise<T> {
  const platform = await startPlatform(subject.platform());
  const page = (request: PlatformRequest) =>
    subject.page ? subject.page(request) : `${request.method} ${request.url} ${request.body}`;
  const pages = () => platform.requests.map(page).filter((each) => each !== null);
  try {
    const result = await check({
      subject,
      platform,
      page,
      pages,
      afterPages: (count, interfere) => {
        platform.interfere = (request) => (page(request) !== null && pages().length > count ? interfere() : null);
      },
      read: (options) => readPlatform(subject.connector, subject.source(platform.url), options),
    });
    if (platform.failure !== null) throw platform.failure;
    return result;
  } catch (error) {
    throw platform.failure ?? error;
  } finally {
    await platform.close();
  }
}

/** A read that has to succeed and bring every record. */
export async function readWhole(trial: Trial): Promise<PlatformRead> {
  const read = await trial.read();
  if (read.failure !== null) throw read.failure;
  const { records } = trial.subject;
  assert.equal(read.records.length, records, `The platform has ${records} records, but ${read.records.length} came.`);
  return read;
}

/** How many pages come before the last one. */
export function pagesBeforeLast(subject: ConformanceSubject): Promise<number> {
  return onTrial(subject, async (trial) => {
    await readWhole(trial);
    return trial.pages().length - 1;
  });
}

/** The read has to have thrown a `FeedmillError` that says what is wrong with the source, `code` where one is given. */
export function assertFailed(read: PlatformRead, code?: string): void {
  const { failure } = read;
  assert.notEqual(failure, null, 'The read came to an end as if nothing had happened.');
  assert.ok(failure instanceof FeedmillError, `A FeedmillError has to be thrown, but: ${String(failure)}`);
  const allowed = code === undefined ? /^(SOURCE_|FORMAT_UNRECOGNISED$|PARSE_ERROR$)/ : new RegExp(`^${code}$`);
  assert.match(
    failure.code,
    allowed,
    `It failed with ${failure.code} (${failure.message}), not with ${String(allowed)}.`,
  );
  assertUnproved(read);
}

export function assertUnproved({ complete }: PlatformRead): void {
  assert.deepEqual(complete, [], 'A read that did not come to its end may not say that it is complete.');
}

export async function comesTrue(condition: () => boolean, withinMs = STOP_WITHIN_MS): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (!condition() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  return condition();
}
