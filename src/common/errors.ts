/**
 * Who can recover from an error. It also decides whether a job whose run failed is retried before its next slot
 * (jobs/runs/retry-policy.ts).
 *
 * - `retry`: nobody has to act, a later attempt may succeed. Retried.
 * - `user`: the request, the source, the mapping or the feed has to change. Not retried.
 * - `operator`: a setting or the machine has to change. Not retried.
 * - `bug`: a mistake in feedmill, or trouble with its own database or disk. Retried, as such trouble often passes.
 */
export type Recovery = 'retry' | 'user' | 'operator' | 'bug';

/** What the catalogue says about one code. */
interface ErrorSpec {
  readonly recovery: Recovery;
  /**
   * Set for the codes that can be the reason of a run. A run ends with a `thrown` code when an error with that code is
   * thrown while it executes; feedmill itself sets a `decided` code. Any other code thrown in a run becomes `INTERNAL`.
   */
  readonly reason?: 'thrown' | 'decided';
}

/** The catalogue of all error codes. docs/failure-modes.md explains every code that can be the reason of a run. */
export const ERRORS = {
  BAD_USER_INPUT: { recovery: 'user' },
  NOT_FOUND: { recovery: 'user' },
  IN_USE: { recovery: 'user' },
  UNAUTHENTICATED: { recovery: 'user' },
  FORBIDDEN: { recovery: 'user' },
  RATE_LIMITED: { recovery: 'retry' },
  RUN_IN_PROGRESS: { recovery: 'retry' },
  VERSION_GONE: { recovery: 'user' },
  UNAVAILABLE: { recovery: 'retry' },
  INTERNAL: { recovery: 'bug', reason: 'thrown' },
  CONFIG_INVALID: { recovery: 'operator' },
  EXTENSION_INVALID: { recovery: 'operator' },

  SOURCE_UNREACHABLE: { recovery: 'retry', reason: 'thrown' },
  SOURCE_TIMEOUT: { recovery: 'retry', reason: 'thrown' },
  SOURCE_RATE_LIMITED: { recovery: 'retry', reason: 'thrown' },
  SOURCE_TRUNCATED: { recovery: 'retry', reason: 'thrown' },
  SOURCE_AUTH: { recovery: 'user', reason: 'thrown' },
  SOURCE_NOT_FOUND: { recovery: 'user', reason: 'thrown' },
  SOURCE_BLOCKED: { recovery: 'user', reason: 'thrown' },
  SOURCE_RETIRED: { recovery: 'user', reason: 'thrown' },
  SOURCE_TOO_LARGE: { recovery: 'operator', reason: 'thrown' },
  FORMAT_UNRECOGNISED: { recovery: 'user', reason: 'thrown' },
  PARSE_ERROR: { recovery: 'user', reason: 'thrown' },
  EMPTY_FEED: { recovery: 'user', reason: 'thrown' },

  TOO_MANY_REJECTED: { recovery: 'user', reason: 'decided' },
  ID_CHURN: { recovery: 'user', reason: 'decided' },
  VALUE_COLLAPSE: { recovery: 'user', reason: 'decided' },
  RECORDS_REJECTED: { recovery: 'user', reason: 'decided' },
  REMOVALS_WITHHELD: { recovery: 'user', reason: 'decided' },
  DEADLINE: { recovery: 'operator', reason: 'thrown' },
  WORKER_LOST: { recovery: 'operator', reason: 'decided' },
  CANCELED_BY_USER: { recovery: 'user', reason: 'decided' },
  JOB_DELETED: { recovery: 'user', reason: 'decided' },
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof ERRORS;

/** What an error carries besides its code and message; it reaches the client as `extensions`. */
export interface ErrorDetails {
  /** The argument, target field or rule that is wrong, as a path the user would recognise. */
  field?: string;
  [name: string]: unknown;
}

/** Returns what the catalogue says about a code. */
export function errorSpec(code: ErrorCode): ErrorSpec {
  return ERRORS[code];
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
    return ERRORS[this.code].recovery;
  }
}

/** Bad input: `field` names what is wrong, the message says what was expected. */
export function badInput(field: string, message: string, details: ErrorDetails = {}): FeedmillError {
  return new FeedmillError('BAD_USER_INPUT', message, { field, ...details });
}
