import { hash } from 'node:crypto';
import { type IssueSink } from '../../common/issues.js';
import { type Product, type RawRecord } from '../../common/records.js';
import { type Identity } from '../../pipeline/identity.js';
import { type CompiledFormat } from '../../pipeline/normalise/compile-format.js';

const NO_ISSUES: IssueSink = { add: () => undefined };
// Most URLs need no parsing: they are written as the standard writes them, and only their scheme and final slash go.
const PLAIN_URL = /^https?:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:\/[\w-]+(?:\.[\w-]+)*)*)\/?$/;
const TRACKING = /^(?:utm_.*|gclid|fbclid)$/i;

/**
 * Returns how the records of a job are told apart (docs/jobs-and-runs.md, Identity). `primaryOnly` is the format reduced
 * to its primary fields, so that a record that was rejected for another field still has its identity; null when there is
 * none.
 */
export function identityOf(jobID: string, format: CompiledFormat, primaryOnly: CompiledFormat | null): Identity {
  const paths = format.primary.map((path) => ({ names: path.split('.'), isUrl: format.isUrl(path) }));
  const ofPrimary = (product: Product): string =>
    idOf(
      jobID,
      paths.map(({ names, isUrl }) => {
        const value = names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], product);
        return isUrl && typeof value === 'string' ? canonicalUrl(value) : value;
      }),
    );
  const ofSource = (record: RawRecord): string | null => {
    const own = record['_id'];
    return typeof own === 'string' || typeof own === 'number' ? idOf(jobID, String(own)) : null;
  };
  if (paths.length === 0) {
    return {
      idOf: (product, record) => ofSource(record) ?? idOf(jobID, product),
      ofRejected: (_, record) => ofSource(record),
    };
  }
  return {
    idOf: ofPrimary,
    ofRejected: (draft) => {
      const product = primaryOnly?.normalise(draft, NO_ISSUES) ?? null;
      return product && ofPrimary(product);
    },
  };
}

/** Returns 132 bits of a hash as text that fits a url. */
export function idOf(jobID: string, identity: unknown): string {
  return hash('sha256', JSON.stringify([jobID, identity]), 'base64url').slice(0, 22);
}

/** Returns a url without what differs between links to one page: scheme, fragment, tracking parameters, a final slash. */
export function canonicalUrl(text: string): string {
  const plain = PLAIN_URL.exec(text)?.[1];
  if (plain !== undefined) return plain;
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
