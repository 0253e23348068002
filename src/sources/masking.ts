const MASK = '***';
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|x-api-key)$/i;
const SECRET_PARAMETER = /key|token|secret|password/i;
const PLACEHOLDER = /^(?:(?:Bearer|Basic|Token|ApiKey) +)?\$\{\w+\}$/i;
const PARAMETER = /([?&])([^=&#]+)=([^&#]*)/g;

/** Returns a URL with `***` in place of parameters named like secrets, unless they are a `${NAME}`. */
export function maskUrl(url: string): string {
  return url.replace(PARAMETER, (whole, before: string, name: string, value: string) =>
    SECRET_PARAMETER.test(name) && value !== '' && !PLACEHOLDER.test(value) ? `${before}${name}=${MASK}` : whole,
  );
}

/** Returns headers (`Name: value`) with `***` in place of secret values, unless they are a `${NAME}`. */
export function maskHeaders(headers: readonly string[]): string[] {
  return headers.map((header) => {
    const [name, value] = splitHeader(header);
    return SECRET_HEADER.test(name) && !PLACEHOLDER.test(value) ? `${name}: ${MASK}` : header;
  });
}

/** Returns a URL that a client sent back, with the stored values in place of `***`. */
export function unmaskUrl(url: string, stored: string | null): string {
  const kept = [...(stored ?? '').matchAll(PARAMETER)].map(([, , name, value]) => ({ name, value }));
  return url.replace(PARAMETER, (whole, before: string, name: string, value: string) => {
    // A name may occur several times: the values are restored in their order.
    const at = kept.findIndex((each) => each.name === name);
    const [own] = at < 0 ? [] : kept.splice(at, 1);
    return value === MASK && own ? `${before}${name}=${own.value}` : whole;
  });
}

/** Whether a parameter of a URL, or a header, still is `***`. */
export function isMaskedUrl(url: string): boolean {
  return [...url.matchAll(PARAMETER)].some(([, , name = '', value]) => SECRET_PARAMETER.test(name) && value === MASK);
}

export function isMaskedHeader(header: string): boolean {
  const [name, value] = splitHeader(header);
  return SECRET_HEADER.test(name) && value === MASK;
}

/** Returns the secrets that a URL and headers (names in lower case) contain literally. */
export function literalSecrets(url: string, headers: Readonly<Record<string, string>>): string[] {
  const values = [...url.matchAll(PARAMETER)].flatMap(([, , name = '', value = '']) =>
    SECRET_PARAMETER.test(name) ? [value] : [],
  );
  for (const [name, value] of Object.entries(headers)) {
    // Without the scheme, as in "Bearer token".
    if (SECRET_HEADER.test(name)) values.push(value, value.replace(/^\w+ +/, ''));
  }
  return values;
}

/** Whether a URL or headers contain secrets literally, which responses mask. */
export function hasSecrets(url: string | null, headers: readonly string[]): boolean {
  return (url !== null && maskUrl(url) !== url) || maskHeaders(headers).some((masked, i) => masked !== headers[i]);
}

export function unmaskHeaders(headers: readonly string[], stored: readonly string[]): string[] {
  return headers.map((header) => {
    const [name, value] = splitHeader(header);
    if (value !== MASK) return header;
    return stored.find((each) => splitHeader(each)[0].toLowerCase() === name.toLowerCase()) ?? header;
  });
}

export function splitHeader(header: string): [name: string, value: string] {
  const colon = header.indexOf(':');
  return [header.slice(0, colon < 0 ? undefined : colon).trim(), colon < 0 ? '' : header.slice(colon + 1).trim()];
}
