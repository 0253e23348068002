import { FeedmillError, type ErrorCode } from '../../common/errors.js';
import { notPublic } from './special-addresses.js';

/** Returns the error for a status of 400 or more. Messages name only the host, because urls may contain secrets. */
export function statusFailure(status: number, host: string): FeedmillError {
  const answered = `${host} answered ${status}`;
  const make = (code: ErrorCode, advice: string) => new FeedmillError(code, `${answered}. ${advice}`, { host, status });
  if (status === 401 || status === 403) {
    return make('SOURCE_AUTH', 'It refuses to be read this way: check the credentials and headers of the source.');
  }
  if (status === 404 || status === 410)
    return make('SOURCE_NOT_FOUND', 'There is nothing at this url: check its path.');
  if (status === 429 || status === 430) {
    return make('SOURCE_RATE_LIMITED', 'It wants fewer requests; the run is tried again later.');
  }
  if (status === 408) return make('SOURCE_TIMEOUT', 'It gave up waiting; the run is tried again later.');
  if (status >= 500) return make('SOURCE_UNREACHABLE', 'It has trouble of its own; the run is tried again later.');
  return make('SOURCE_UNREACHABLE', 'Check the url, method, headers and body of the source.');
}

/** Returns the error for a failure below HTTP, before a response. */
export function connectionFailure(cause: unknown, host: string): FeedmillError {
  if (cause instanceof FeedmillError) return cause;
  // axios wraps the errors of our own lookup.
  if (cause instanceof Error && cause.cause instanceof FeedmillError) return cause.cause;
  const code = systemCode(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  const details = { host, ...(code && { cause: code }) };
  // Not the error of axios, which contains the whole request with its headers.
  const options = { cause: cause instanceof Error ? cause.cause : undefined };
  if (/is not allowed\. Because/.test(message)) return notPublic(host, options);
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
    return new FeedmillError('SOURCE_TIMEOUT', `${host} did not take the connection in time.`, details, options);
  }
  const why = REASONS[code ?? ''] ?? `could not be read (${code ?? 'the connection failed'})`;
  return new FeedmillError('SOURCE_UNREACHABLE', `${host} ${why}.`, details, options);
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'has no address: check the spelling of the host name',
  EAI_AGAIN: 'could not be looked up',
  ECONNREFUSED: 'refused the connection: nothing listens at this host and port',
  ECONNRESET: 'closed the connection before it answered',
};

/** Codes of connection errors that a retry may solve. */
export function mayPass(cause: unknown): boolean {
  if (cause instanceof FeedmillError) return cause.code === 'SOURCE_TIMEOUT';
  return ['ECONNRESET', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'EPIPE'].includes(systemCode(cause) ?? '');
}

/** Whether a response was cut or stalled. */
export function isCut(error: unknown): error is FeedmillError {
  return error instanceof FeedmillError && (error.code === 'SOURCE_TRUNCATED' || error.code === 'SOURCE_TIMEOUT');
}

export function systemCode(cause: unknown): string | null {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}
