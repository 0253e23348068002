/**
 * The one catalogue of errors. A code says who can recover from it: `retry` (another try may help by itself), `user`
 * (the request, the source or the feed has to change), `operator` (a setting or the machine), `bug` (us).
 */
export const ERRORS = {
  BAD_USER_INPUT: 'user',
  NOT_FOUND: 'user',
  IN_USE: 'user',
  UNAUTHENTICATED: 'user',
  FORBIDDEN: 'user',
  RATE_LIMITED: 'retry',
  RUN_IN_PROGRESS: 'retry',
  VERSION_GONE: 'user',
  UNAVAILABLE: 'retry',
  INTERNAL: 'retry',
  CONFIG_INVALID: 'operator',
  EXTENSION_INVALID: 'operator',

  SOURCE_UNREACHABLE: 'retry',
  SOURCE_TIMEOUT: 'retry',
  SOURCE_RATE_LIMITED: 'retry',
  SOURCE_TRUNCATED: 'retry',
  SOURCE_AUTH: 'user',
  SOURCE_NOT_FOUND: 'user',
  SOURCE_BLOCKED: 'user',
  SOURCE_RETIRED: 'user',
  SOURCE_TOO_LARGE: 'operator',
  FORMAT_UNRECOGNISED: 'user',
  PARSE_ERROR: 'user',
  EMPTY_FEED: 'user',

  TOO_MANY_REJECTED: 'user',
  ID_CHURN: 'user',
  VALUE_COLLAPSE: 'user',
  RECORDS_REJECTED: 'user',
  REMOVALS_WITHHELD: 'user',
  DEADLINE: 'operator',
  WORKER_LOST: 'retry',
  CANCELED_BY_USER: 'user',
  JOB_DELETED: 'user',
} as const satisfies Record<string, Recovery>;

export type Recovery = 'retry' | 'user' | 'operator' | 'bug';
export type ErrorCode = keyof typeof ERRORS;

/** What an error carries besides its code and message; it reaches the client as `extensions`. */
export interface ErrorDetails {
  /** The argument, target field or rule that is wrong, as a path the user would recognise. */
  field?: string;
  [name: string]: unknown;
}

/** The only error that `src/` throws on purpose. Its message is for a person: what is wrong, where, what to do. */
export class FeedmillError extends Error {
  override readonly name = 'FeedmillError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get recovery(): Recovery {
    return ERRORS[this.code];
  }
}

/** Bad input: `field` names what is wrong, the message says what was expected. */
export function badInput(field: string, message: string, details: ErrorDetails = {}): FeedmillError {
  return new FeedmillError('BAD_USER_INPUT', message, { field, ...details });
}
