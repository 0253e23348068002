import { QueryFailedError } from 'typeorm';
import { FeedmillError } from '../common/errors.js';

/** PostgreSQL's codes for a transaction that loses against another one and succeeds when it is run again. */
const LOST_CODES = ['40P01' /* deadlock detected */, '40001' /* serialization failure */];
/** PostgreSQL's codes for a NUL in a text, and in JSON. SQLite stores it. */
const NUL_CODES = ['22021', '22P05'];

/** Returns true when a transaction lost against another one, so that running it again helps. */
export function isLostTransaction(error: unknown): boolean {
  return LOST_CODES.includes(codeOf(error));
}

/** Returns true when a text could not be stored because it holds a NUL character. */
export function isNulRefused(error: unknown): boolean {
  return NUL_CODES.includes(codeOf(error));
}

/** Returns an error that an operator can act on when a database could not be opened; it names no password. */
export function openingError(url: string, error: unknown): FeedmillError {
  if (error instanceof FeedmillError) return error;
  const reason = error instanceof Error ? error.message || codeOf(error) : String(error);
  const place = url.startsWith('sqlite:')
    ? `The SQLite file ${url.slice('sqlite:'.length)}`
    : `The PostgreSQL database ${addressOf(url)}`;
  return new FeedmillError(
    'UNAVAILABLE',
    `${place} cannot be opened: ${reason}. Start it, or correct DATABASE_URL.`,
    {},
    { cause: error },
  );
}

function addressOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `"${decodeURIComponent(pathname.slice(1))}" at ${hostname}:${port || '5432'}`;
}

function codeOf(error: unknown): string {
  const thrown: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
