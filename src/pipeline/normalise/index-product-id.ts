import { hash } from 'node:crypto';
import { type Product } from '../../common/records.js';
import { type TargetFormat } from '../target-format.js';
import { readGtin } from './attributes/gtin.js';
import { isBlankText } from './field-attribute.js';
import { comparable, type FieldMeaning, fieldsMeaning } from './field-meanings.js';

/** The origin of a product, from which its id is made if its fields do not identify it. */
export interface RecordContext {
  readonly sourceID: string;
  /** The source's own id of the record, from its connector. */
  readonly recordID: string | null;
}

const ONLY_ZEROS = /^0+$/;
/** Matches the ids that this file writes. */
const ID = /^[\da-f]{32}$/;

/**
 * Prepares the id of the `indexProductID` field of this name (docs/target-formats.md): the same for the same product across
 * sources. It consists of 32 hexadecimal digits, and is null if nothing identifies the product. The source's own id is that of
 * the record, else the mapped value of the field, else the product's primary fields.
 */
export function indexProductIDOf(
  format: TargetFormat,
  field: string,
): (product: Product, context?: RecordContext) => string | null {
  const gtin = reader('gtin', format, gtin14);
  const brand = reader('brand', format, comparable);
  const mpn = reader('mpn', format, comparable);
  const name = reader('name', format, comparable);
  const isIdentity = format[field]?.attributes?.includes('primary') === true;
  const primary = Object.keys(format).filter(
    (each) => each !== field && format[each]?.attributes?.includes('primary') === true,
  );
  return (product, context) => {
    const code = gtin(product);
    if (code !== null) return idOf('gtin', code);
    const maker = brand(product);
    if (maker !== null) {
      const part = mpn(product);
      if (part !== null) return idOf('mpn', maker, part);
      const title = name(product);
      if (title !== null) return idOf('name', maker, title);
    }
    const given = product[field];
    if (context?.recordID) return idOf('source', context.sourceID, context.recordID);
    if (typeof given === 'string' && ID.test(given)) return given;
    // Without a source, as for data in a request, the id is only an example. It must not be the identity of a product, which
    // would differ from that of a run.
    const sourceID = context?.sourceID ?? (isIdentity ? null : '');
    if (sourceID === null) return null;
    if (typeof given === 'string' && !isBlankText(given)) return idOf('source', sourceID, given);
    return primary.length > 0 ? idOf('primary', sourceID, JSON.stringify(primary.map((each) => product[each]))) : null;
  };
}

type Reader = (product: Product) => string | null;

/** Returns the first usable value of the fields with one meaning. */
function reader(meaning: FieldMeaning, format: TargetFormat, read: (text: string) => string | null): Reader {
  const names = fieldsMeaning(meaning, format);
  return (product) => {
    for (const name of names) {
      const value = product[name];
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
        // A number field without a value holds 0.
        const found = typeof each === 'string' || (typeof each === 'number' && each !== 0) ? read(String(each)) : null;
        if (found !== null) return found;
      }
    }
    return null;
  };
}

/** Returns a GTIN with 14 digits, so that an EAN-13 equals the same UPC-A. */
function gtin14(text: string): string | null {
  const gtin = readGtin(text);
  return gtin === undefined || ONLY_ZEROS.test(gtin) ? null : gtin.padStart(14, '0');
}

function idOf(...parts: string[]): string {
  return hash('sha256', parts.join('\n')).slice(0, 32);
}
