const MASK = '***';
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|x-api-key)$/i;
const SECRET_PARAMETER = /key|token|secret|password/i;
const PLACEHOLDER = /^(?:(?:Bearer|Basic|Token|ApiKey) +)?\$\{\w+\}$/i;
const PARAMETER = /([?&])([^=&#]+)=([^&#]*)/g;

/** A url whose parameters named like secrets read `***`, unless they are a `${NAME}`. */
export function maskUrl(url: string): string {
  return url.replace(PARAMETER, (whole, before: string, name: string, value: string) =>
    SECRET_PARAMETER.test(name) && value !== '' && !PLACEHOLDER.test(value) ? `${before}${name}=${MASK}` : whole,
  );
}

/** Headers (`Name: value`) of which those that carry secrets read `***`, unless they are a `${NAME}`. */
export function maskHeaders(headers: readonly string[]): string[] {
  return headers.map((header) => {
    const [name, value] = splitHeader(header);
    return SECRET_HEADER.test(name) && !PLACEHOLDER.test(value) ? `${name}: ${MASK}` : header;
  });
}

/** A url that was answered masked and comes back: a parameter that reads `***` keeps its stored value. */
export function unmaskUrl(url: string, stored: string | null): string {
  const kept = [...(stored ?? '').matchAll(PARAMETER)].map(([, , name, value]) => ({ name, value }));
  return url.replace(PARAMETER, (whole, before: string, name: string, value: string) => {
    // One name may stand there several times: the first of them is the first that was stored.
    const at = kept.findIndex((each) => each.name === name);
    const [own] = at < 0 ? [] : kept.splice(at, 1);
    return value === MASK && own ? `${before}${name}=${own.value}` : whole;
  });
}

/** Whether a parameter of a url, or a header, still reads `***` where a secret would stand. */
export function isMaskedUrl(url: string): boolean {
  return [...url.matchAll(PARAMETER)].some(([, , name = '', value]) => SECRET_PARAMETER.test(name) && value === MASK);
}

export function isMaskedHeader(header: string): boolean {
  const [name, value] = splitHeader(header);
  return SECRET_HEADER.test(name) && value === MASK;
}

/** The secrets that stand in a url and in headers (names in lower case) themselves. */
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

/** Whether a url or headers hold secrets themselves: what answers mask. */
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
