const MASK = '***';
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|x-api-key)$/i;
const SECRET_PARAMETER = /key|token|secret|password/i;
const PLACEHOLDER = /\$\{\w+\}/;

/** A url whose parameters named like secrets read `***`, unless they are a `${NAME}`. */
export function maskUrl(url: string): string {
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, before: string, name: string, value: string) =>
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

/** A url that was answered masked and comes back: where it reads `***`, the stored value stays. */
export function unmaskUrl(url: string, stored: string | null): string {
  return stored !== null && url === maskUrl(stored) ? stored : url;
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
