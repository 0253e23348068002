import { type Product } from '../../common/records.js';
import { type TargetFormat } from '../../pipeline/target-format.js';

/** What a required number or boolean field lost from one run to the next. */
export interface Collapse {
  readonly field: string;
  /** Products that had a value and arrived again. */
  readonly had: number;
  /** Those of them that bring 0, false or an invalid value now. */
  readonly lost: number;
}

interface WatchedField {
  /** As issues name it: `Offer.Price`. */
  readonly path: string;
  readonly names: readonly string[];
  /** Products that bring nothing now and had a value. */
  lost: number;
  /** Unchanged products without a value. */
  emptyBefore: number;
}

const NONE: readonly number[] = [];
/** A collapse among fewer products may be a real change, so no guard trips. */
const MIN_PRODUCTS = 20;

/**
 * Counts, during a run, what becomes of the values of required number and boolean fields (docs/jobs-and-runs.md, Value
 * collapse). Fields are meant by their index here. A usual run pays a look at these fields and nothing else: what products
 * were before is only asked of those that bring nothing now.
 */
export class WatchedValues {
  private readonly fields: WatchedField[];
  private unchanged = 0;

  constructor(format: TargetFormat) {
    this.fields = watchedIn(format).map((path) => ({ path, names: path.split('.'), lost: 0, emptyBefore: 0 }));
  }

  /** The fields that are 0 or false in a product. */
  emptyIn(product: Product): readonly number[] {
    let empty = NONE;
    for (let i = 0; i < this.fields.length; i++) {
      if (!hasValue(this.valueOf(i, product))) empty = [...empty, i];
    }
    return empty;
  }

  /** The fields of a rejected record whose value was invalid; `invalid` are paths as issues name them. */
  invalidIn(invalid: ReadonlySet<string>): readonly number[] {
    if (invalid.size === 0) return NONE;
    const isInvalid = ({ names }: WatchedField): boolean =>
      names.some((_, i) => invalid.has(names.slice(0, i + 1).join('.')));
    return this.fields.flatMap((field, i) => (isInvalid(field) ? [i] : []));
  }

  /** A product arrived as it was. */
  countUnchanged(empty: readonly number[]): void {
    this.unchanged++;
    for (const i of empty) this.at(i).emptyBefore++;
  }

  /** A product arrived without a value in some fields; `before` is what it was. */
  countEmpty(empty: readonly number[], before: Product): void {
    for (const i of empty) if (hasValue(this.valueOf(i, before))) this.at(i).lost++;
  }

  /**
   * The fields that may have lost more than `share` per cent. Certain is only that unchanged products have their value
   * still, so whether they did is for `collapse` to say.
   */
  suspects(share: number): readonly number[] {
    return this.fields.flatMap(({ lost, emptyBefore }, i) => {
      const had = lost + this.unchanged - emptyBefore;
      return lost > 0 && lost * 100 > had * share ? [i] : [];
    });
  }

  /** Adds one to the count of each of some fields in which a product has a value. */
  countValues(fields: readonly number[], product: Product, counts: number[]): void {
    for (const [at, i] of fields.entries()) {
      if (hasValue(this.valueOf(i, product))) counts[at] = (counts[at] ?? 0) + 1;
    }
  }

  /** The first of some fields that lost too much; `had` are the exact counts of products that had a value. */
  collapse(fields: readonly number[], had: readonly number[], share: number): Collapse | null {
    for (const [at, i] of fields.entries()) {
      const { path, lost } = this.at(i);
      const before = had[at] ?? 0;
      if (before >= MIN_PRODUCTS && lost * 100 > before * share) return { field: path, had: before, lost };
    }
    return null;
  }

  private valueOf(i: number, product: Product): unknown {
    let value: unknown = product;
    for (const name of this.at(i).names) value = (value as Product | null | undefined)?.[name];
    return value;
  }

  private at(i: number): WatchedField {
    return this.fields[i] as WatchedField;
  }
}

function hasValue(value: unknown): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

/** Required numbers and booleans, also those that every product has inside required objects. */
function watchedIn(format: TargetFormat, parent = ''): string[] {
  return Object.entries(format).flatMap(([name, { type, attributes, fields }]) => {
    if (!attributes?.includes('required') && !attributes?.includes('primary')) return [];
    if (type === 'object') return watchedIn(fields ?? {}, `${parent}${name}.`);
    return type === 'number' || type === 'boolean' ? [parent + name] : [];
  });
}
