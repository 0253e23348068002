import { badInput } from '../common/errors.js';
import { type Credentials } from './credential-vault.js';
import { SourceRequest } from './dto/source.input.js';
import { hasSecrets, isMaskedHeader, isMaskedUrl, splitHeader } from './masking.js';
import { fillIn } from './placeholders.js';
import { Source } from './source.entity.js';

const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** What Node sends as the value of a header. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** How a request is transferred is not a source's business: one that asked for a part would be taken for the whole. */
const OWN_HEADERS =
  /^(?:connection|content-length|expect|if-[\w-]+|keep-alive|proxy-connection|range|te|trailer|transfer-encoding|upgrade)$/i;

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
  if (url !== null && isMaskedUrl(url)) throw hidden(`${field}.url`);
  headers.forEach((header, i) => checkHeader(header, `${field}.sourceHeaders[${i}]`, headers.slice(0, i)));
}

function checkHeader(header: string, field: string, others: readonly string[]): void {
  const [name, value] = splitHeader(header);
  if (!header.includes(':') || !HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) {
    throw badInput(field, `${field} must be of the form "Name: value", without line breaks.`);
  }
  if (OWN_HEADERS.test(name)) {
    throw badInput(field, `${field} sets ${name}, which is set by the server itself. Leave it out.`);
  }
  if (others.some((other) => splitHeader(other)[0].toLowerCase() === name.toLowerCase())) {
    throw badInput(field, `${field} gives ${name} a second time. Give it once.`);
  }
  if (isMaskedHeader(header)) throw hidden(field);
}

function hidden(field: string) {
  return badInput(
    field,
    `${field} reads ***, which stands for a value that is not shown, but none is stored. Give the value.`,
  );
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
  headers.forEach((header, i) => {
    const [, value] = splitHeader(fillIn(header, credentials, `${field}.sourceHeaders[${i}]`));
    if (HEADER_VALUE.test(value)) return;
    throw badInput(
      `${field}.sourceHeaders[${i}]`,
      `${field}.sourceHeaders[${i}] would hold a character that no header can, such as a line break: look at the credentials it uses.`,
    );
  });
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
