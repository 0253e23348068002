import { hash } from 'node:crypto';
import { type IssueSink } from '../../common/issues.js';
import { type Product, type RawRecord } from '../../common/records.js';
import { type CompiledFormat } from '../normalise/compile-format.js';

const NOBODY: IssueSink = { add: () => undefined };
// Most URLs: nothing in them differs but the scheme and the final slash, and they are written as the standard writes them.
const PLAIN = /^https?:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:\/[\w-]+(?:\.[\w-]+)*)*)\/?$/;
const TRACKING = /^(?:utm_.*|gclid|fbclid)$/i;

/** Which product of its job a record is. */
export interface Identity {
  /** The id of a product: from the job and its primary fields, else the source's own id, else all of it. */
  of(product: Product, record: RawRecord): string;
  /** The id of a record that was rejected, or null when that much cannot be read of it. */
  ofRejected(draft: Product, record: RawRecord): string | null;
}

/** `primaryOnly` is the format reduced to its primary fields: what is rejected for another field still has its identity. */
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
      of: (product, record) => ofSource(record) ?? idOf(jobID, product),
      ofRejected: (_, record) => ofSource(record),
    };
  }
  return {
    of: ofPrimary,
    ofRejected: (draft) => {
      const product = primaryOnly?.normalise(draft, NOBODY) ?? null;
      return product && ofPrimary(product);
    },
  };
}

/** 132 bits of a hash as text that fits a url. */
export function idOf(jobID: string, identity: unknown): string {
  return hash('sha256', JSON.stringify([jobID, identity]), 'base64url').slice(0, 22);
}

/** A url without what differs between links to the same page: scheme, fragment, tracking, a final slash. */
export function canonicalUrl(text: string): string {
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined) return plain;
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
