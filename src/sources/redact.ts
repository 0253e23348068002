import { FeedmillError } from '../common/errors.js';

const MASK = '***';
/** A shorter one is no secret, and would be found in every other word. */
const SHORTEST = 6;

/** Returns a value (text, or JSON) without the secrets of a source. */
export type Redact = <T>(value: T) => T;

/**
 * For what people may see of a read: servers repeat what they were sent, in their error messages above all. Found are
 * secrets as they are, as in a url, in JSON, and in base64; numbers count as ids.
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set(
    secrets.filter((secret) => secret.length >= SHORTEST && !/^\d+$/.test(secret)).flatMap(formsOf),
  );
  if (forms.size === 0) return (value) => value;
  // The longest first, so that no part of it is left over.
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

/** The same error, without the secrets in what it says. */
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

/** What the middle of a base64 text looks like when the secret begins `shift` bytes after a group of three, as in `user:secret`. */
function base64At(secret: Buffer, shift: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(shift), secret]);
  const [from, to] = [Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(from, to));
}
