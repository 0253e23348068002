import { type Product } from '../../common/records.js';
import { type Change, changedFields } from '../publish/change.js';
import {
  type Arrival,
  CatalogueComparison,
  type CurrentProduct,
  type RejectedProduct,
  type WriteCounts,
} from './catalogue-comparison.js';
import { type CatalogueTarget } from './catalogue-writer.js';
import { MissingProducts, type Removal } from './missing-products.js';

/** A change that a dry run would make; `version` is the one that would bring it. */
export type SampledChange = Omit<Change, 'place'>;

const SAMPLE = 20;

/** Takes what a run would write and keeps a sample of it. It reads the committed version only, whoever writes meanwhile. */
export class CatalogueTrial implements CatalogueTarget {
  private readonly added: SampledChange[] = [];
  private readonly updated: SampledChange[] = [];
  private readonly removed: SampledChange[] = [];

  constructor(
    private readonly comparison: CatalogueComparison,
    private readonly missing: MissingProducts,
  ) {}

  async write(batch: readonly Arrival[]): Promise<WriteCounts> {
    const { counts, added, updated } = await this.comparison.compare(batch);
    for (const { productID, data } of added.slice(0, SAMPLE - this.added.length)) {
      this.added.push(this.change('ADDED', productID, JSON.parse(data) as Product));
    }
    const sampled = updated.slice(0, SAMPLE - this.updated.length);
    const before = await this.comparison.dataOf(sampled.map(({ row }) => row));
    for (const { candidate, row } of sampled) {
      const data = JSON.parse(candidate.data) as Product;
      const fields = changedFields(before.get(row) ?? {}, data);
      this.updated.push(this.change('UPDATED', candidate.productID, data, fields));
    }
    return counts;
  }

  keep(rejected: readonly RejectedProduct[]): Promise<void> {
    return this.comparison.keep(rejected);
  }

  written(): Promise<void> {
    return Promise.resolve();
  }

  async settle(removal: Removal): Promise<void> {
    for await (const { removed } of this.missing.pages(removal)) {
      await this.sampleRemoved(removed.slice(0, SAMPLE - this.removed.length));
      if (this.removed.length === SAMPLE) return;
    }
  }

  /** There is nothing to take back. */
  undo(): Promise<void> {
    return Promise.resolve();
  }

  /** Up to 20 of the changes, of each kind about as many as there are. */
  sample(): SampledChange[] {
    const kinds = [this.updated, this.added, this.removed];
    const inTurn = Array.from({ length: SAMPLE }, (_, i) => kinds.flatMap((changes) => changes[i] ?? []));
    return inTurn.flat().slice(0, SAMPLE);
  }

  private async sampleRemoved(products: readonly CurrentProduct[]): Promise<void> {
    const data = await this.comparison.dataOf(products.map(({ row }) => row));
    for (const { row, productID } of products) {
      this.removed.push(this.change('REMOVED', productID, data.get(row) ?? {}));
    }
  }

  private change(
    event: SampledChange['event'],
    productID: string,
    data: Product,
    fields: Change['changedFields'] = null,
  ): SampledChange {
    return { version: this.comparison.catalogue.version + 1, event, productID, data, changedFields: fields };
  }
}
