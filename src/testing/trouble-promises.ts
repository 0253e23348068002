import assert from 'node:assert/strict';
import { FeedmillError, type ErrorCode } from '../common/errors.js';
import { SourceConnector } from '../extensions/source-connector.js';
import { assertFailed, onTrial, pagesBeforeLast, readWhole, type Trial } from './conformance-trial.js';
import { startPlatform, type PlatformAnswer, type PlatformRequest } from './platform-server.js';
import { readPlatform } from './read-platform.js';

/** A connector that goes round in circles is stopped after so many requests. */
const CIRCLES = 50;

/** Every request is answered with `status` once, before it is answered. */
export async function goesOnAfter(trial: Trial, status: number): Promise<void> {
  const refused = new Set<string>();
  trial.platform.interfere = (request) => {
    const which = `${request.url} ${trial.page(request)} ${request.body}`;
    if (refused.has(which)) return null;
    refused.add(which);
    return { status, body: 'Later, please.' };
  };
  const { complete, incomplete } = await readWhole(trial);
  assert.equal([...complete, ...incomplete].length, 1, 'Whether everything was seen has to be said once.');
}

export async function failsWhenRefused(trial: Trial): Promise<void> {
  trial.platform.interfere = () => ({ status: 401 });
  assertFailed(await trial.read(), 'SOURCE_AUTH');
}

export async function failsWhenCut(trial: Trial): Promise<void> {
  trial.afterPages(await pagesBeforeLast(trial.subject), () => 'cut');
  assertFailed(await trial.read(), 'SOURCE_TRUNCATED');
}

/** On the first page and on the last one. */
export async function failsOn(trial: Trial, answer: PlatformAnswer, code?: ErrorCode): Promise<void> {
  trial.afterPages(0, () => answer);
  assertFailed(await trial.read(), code);
  const last = await pagesBeforeLast(trial.subject);
  await onTrial(trial.subject, async (later) => {
    later.afterPages(last, () => answer);
    assertFailed(await later.read(), code);
  });
}

/** Whichever page is asked for, the first one comes. */
export async function noticesRepeatedPage(trial: Trial): Promise<void> {
  const stop = new AbortController();
  const answer = trial.subject.platform();
  let first: PlatformRequest | null = null;
  const platform = await startPlatform((request) => {
    if (trial.page(request) === null) return answer(request);
    if (platform.requests.length > CIRCLES) stop.abort();
    first ??= request;
    return answer(first);
  });
  try {
    const source = trial.subject.source(platform.url);
    const read = await readPlatform(trial.subject.connector, source, { signal: stop.signal });
    assert.ok(!stop.signal.aborted, `The first page came ${CIRCLES} times, and the next one was asked for.`);
    assertFailed(read);
  } finally {
    await platform.close();
  }
}

export async function namesMissing(trial: Trial, name: string): Promise<void> {
  const source = trial.subject.source(trial.platform.url);
  assert.ok(source.credentials?.[name], `The source of the subject has to have the credential "${name}".`);
  if (declaredCredentials(trial.subject.connector).includes(name)) return;
  const credentials = Object.fromEntries(Object.entries(source.credentials).filter(([each]) => each !== name));
  const { failure } = await readPlatform(trial.subject.connector, { ...source, credentials });
  assert.ok(failure instanceof FeedmillError, `A read without "${name}" has to fail, but: ${String(failure)}`);
  assert.equal(failure.code, 'BAD_USER_INPUT');
  assert.match(failure.message, new RegExp(`\\b${name}\\b`), `The message has to name "${name}".`);
  assert.deepEqual(trial.platform.requests, [], 'Nothing may be asked for without it.');
}

/** What the application itself refuses to do without, before the connector is called. */
export function declaredCredentials(connector: object): readonly string[] {
  const declared = Reflect.getMetadata(SourceConnector.KEY, connector.constructor) as
    { credentials?: readonly string[] } | undefined;
  return declared?.credentials ?? [];
}
