import { FeedmillError, type ErrorCode } from '../common/errors.js';
import { clip } from '../common/issues.js';

type Credentials = Readonly<Record<string, string>>;

/** The first that fits decides; platforms have codes of their own, so what is left are the words. */
const WORDS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/throttl|too many|rate.?limit|quota|exceeded/i, 'SOURCE_RATE_LIMITED'],
  [/\b(?:api.?)?key\b|token|credential|\bauth|permission|forbidden|denied|subscri/i, 'SOURCE_AUTH'],
];

/** What a platform says in an answer that looked like a success, as the error of a run. */
export function refusal(said: unknown, host: string, credentials: Credentials): FeedmillError {
  const words = quote(said, credentials);
  const [, code] = WORDS.find(([pattern]) => pattern.test(words)) ?? [null, 'SOURCE_UNREACHABLE' as const];
  return new FeedmillError(code, `${host} answered with an error: ${words}`, { host });
}

/** What a platform says, as it may stand in a message: short, and without the secrets that some platforms repeat. */
export function quote(said: unknown, credentials: Credentials, length = 200): string {
  const words = clip(said, 1000);
  const secrets = Object.values(credentials).filter((secret) => secret.length > 3);
  return clip(
    secrets.reduce((text, secret) => text.replaceAll(secret, '***'), words),
    length,
  );
}
