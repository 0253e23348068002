import { badInput } from '../common/errors.js';
import { type Credentials } from './credential-vault.js';
import { SourceRequest } from './dto/source.input.js';
import { hasSecrets, isMaskedHeader, isMaskedUrl, splitHeader } from './masking.js';
import { fillIn } from './placeholders.js';
import { Source } from './source.entity.js';

const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Characters that Node accepts in the value of a header. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Headers that the server sets: a source that sets Range, for example, would pass off a part of a feed as all of it. */
const OWN_HEADERS =
  /^(?:connection|content-length|expect|if-[\w-]+|keep-alive|proxy-connection|range|te|trailer|transfer-encoding|upgrade)$/i;

/** Checks the rules for sources of every type. `field` is the place in the request; `BAD_USER_INPUT` names it. */
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
  return badInput(field, `${field} contains ***, the mask of a stored value, but no value is stored. Give the value.`);
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

/** Checks that there is a credential for every `${NAME}`. */
export function checkPlaceholders({ url, headers, body }: Source, credentials: Credentials, field: string): void {
  fillIn(url ?? '', credentials, `${field}.url`);
  headers.forEach((header, i) => {
    const [, value] = splitHeader(fillIn(header, credentials, `${field}.sourceHeaders[${i}]`));
    if (HEADER_VALUE.test(value)) return;
    throw badInput(
      `${field}.sourceHeaders[${i}]`,
      `${field}.sourceHeaders[${i}] would contain a character that is not allowed in a header, such as a line break. Check the credentials it uses.`,
    );
  });
  fillIn(body ?? '', credentials, `${field}.sourceBody`);
}

/**
 * Checks that stored secrets stay with the type and origin they were given for. Otherwise anyone who can edit a source
 * could have them sent to a host of their own.
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
    `The type or the origin of the url changes, but the secrets in the stored ${part} were given for the old one. Give ${part} again.`,
  );
}

function originOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).origin : url;
}
