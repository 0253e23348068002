import { FeedmillError } from '../common/errors.js';

const MASK = '***';
/** In characters. Shorter values are not secrets, and would match parts of ordinary words. */
const MIN_SECRET_LENGTH = 6;

/** Returns a value (text, or JSON) without the secrets of a source. */
export type Redact = <T>(value: T) => T;

/**
 * Returns a function that removes secrets from everything users see of a read, because servers repeat in error messages
 * what they were sent. It finds secrets literally, URL-encoded, in JSON and in base64; it keeps numbers, which are ids.
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set(
    secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH && !/^\d+$/.test(secret)).flatMap(formsOf),
  );
  if (forms.size === 0) return (value) => value;
  // The longest first, so that a secret which contains another one is removed as a whole.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const redactText = (text: string) => longestFirst.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  const redact = (value: unknown): unknown => {
    if (typeof value === 'string') return redactText(value);
    if (Array.isArray(value)) return value.map(redact);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [redactText(name), redact(each)]));
  };
  return redact as Redact;
}

/** Returns the same error without secrets in its message. */
export function redactError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return redact(error);
  const { message, stack } = error;
  if (redact(message) !== message) error.message = redact(message);
  if (stack !== undefined && redact(stack) !== stack) error.stack = redact(stack);
  if (error instanceof FeedmillError) Object.assign(error.details, redact(error.details));
  return error;
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...[0, 1, 2].flatMap((shift) => base64At(bytes, shift)),
  ];
}

/** Returns the base64 text of a secret that begins `shift` bytes after a group of three, as in `user:secret`. */
function base64At(secret: Buffer, shift: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(shift), secret]);
  const [from, to] = [Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(from, to));
}
