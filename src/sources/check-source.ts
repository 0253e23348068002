import { badInput } from '../common/errors.js';
import { type Credentials } from './credential-vault.js';
import { SourceRequest } from './dto/source.input.js';
import { hasSecrets, splitHeader } from './masking.js';
import { fillIn } from './placeholders.js';
import { Source } from './source.entity.js';

const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Refuses what no source may have, whatever its type. `field` is where in the request it was given. */
export function checkSource({ url, method, headers }: Source, field: string): void {
  const { username, password } = url !== null && URL.canParse(url) ? new URL(url) : {};
  if (username || password) {
    throw badInput(
      `${field}.url`,
      'The url may not hold a user name or password. Put them into credentials and use them in a header.',
    );
  }
  if (method !== null && method !== 'GET' && method !== 'POST') {
    throw badInput(`${field}.sourceMethod`, `${field}.sourceMethod must be GET or POST.`);
  }
  headers.forEach((header, i) => {
    const [name, value] = splitHeader(header);
    if (HEADER_NAME.test(name) && header.includes(':') && !/[\r\n\0]/.test(value)) return;
    throw badInput(`${field}.sourceHeaders[${i}]`, `${field}.sourceHeaders[${i}] must be of the form "Name: value".`);
  });
}

export function checkCredentials(credentials: unknown, field: string): Credentials {
  const isObject = typeof credentials === 'object' && credentials !== null && !Array.isArray(credentials);
  if (
    isObject &&
    Object.entries(credentials).every(([name, value]) => /^\w+$/.test(name) && typeof value === 'string')
  ) {
    return credentials as Credentials;
  }
  throw badInput(
    `${field}.credentials`,
    `${field}.credentials must be an object of texts, each name of letters, digits and _.`,
  );
}

/** Refuses a `${NAME}` for which there is no credential. */
export function checkPlaceholders({ url, headers, body }: Source, credentials: Credentials, field: string): void {
  fillIn(url ?? '', credentials, `${field}.url`);
  headers.forEach((header, i) => fillIn(header, credentials, `${field}.sourceHeaders[${i}]`));
  fillIn(body ?? '', credentials, `${field}.sourceBody`);
}

/**
 * What is secret was given for one type and origin. Refuses a change of either that would keep secrets, for anyone could
 * have them sent to a host of his own.
 */
export function checkMove(source: Source, stored: Source, request: SourceRequest, field: string): void {
  if (stored.type === source.type && originOf(stored.url) === originOf(source.url)) return;
  const brought = request.sourceHeaders ?? [];
  const kept = source.headers.filter((header) => !brought.includes(header));
  const part =
    stored.credentials !== null && (request.credentials ?? null) === null
      ? 'credentials'
      : hasSecrets(null, kept)
        ? 'sourceHeaders'
        : request.url && request.url.trim() !== source.url
          ? 'url'
          : null;
  if (part === null) return;
  throw badInput(
    `${field}.${part}`,
    `The type or the origin of the url changes, and the secrets of the stored ${part} were given for the old one: give ${part} again.`,
  );
}

function originOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).origin : url;
}
