import { type Product } from '../../common/records.js';
import { Database } from '../../database/database.js';
import { type CurrentProduct, type Difference } from '../compare/comparison.js';
import { type Change, changedFields } from '../read/change.js';
import { type Removal } from './missing-products.js';
import { type CommitRequest, type FinishRun, RunVersion, type RunVersionParts } from './run-version.js';

/** A change that a dry run would make. `version` is the version that would bring it. */
export type SampledChange = Omit<Change, 'position'>;

/** Changes that a dry run shows: as many as a person looks through. */
const MAX_SAMPLED_CHANGES = 20;

/** The twin of `StoredVersion` for a dry run. It compares and samples the changes, and writes nothing. */
export class DryRunVersion extends RunVersion {
  private readonly added: SampledChange[] = [];
  private readonly updated: SampledChange[] = [];
  private readonly removed: SampledChange[] = [];

  constructor(
    parts: RunVersionParts,
    private readonly database: Database,
  ) {
    super(parts);
  }

  whenIdle(): Promise<void> {
    return Promise.resolve();
  }

  /** Ends the run with a sample of its changes; the catalogue stays as it is. */
  async commit({ removal }: CommitRequest, finish: FinishRun): Promise<void> {
    await this.sampleRemoved(removal);
    await this.database.transact((manager) => finish(manager, this.sample()));
  }

  protected async take({ added, updated }: Difference): Promise<void> {
    for (const { productID, data } of added.slice(0, MAX_SAMPLED_CHANGES - this.added.length)) {
      this.added.push(this.change('ADDED', productID, JSON.parse(data) as Product));
    }
    const sampled = updated.slice(0, MAX_SAMPLED_CHANGES - this.updated.length);
    const before = await this.comparison.productsOf(sampled.map(({ row }) => row));
    for (const { candidate, row } of sampled) {
      const product = JSON.parse(candidate.data) as Product;
      const fields = changedFields(before.get(row) ?? {}, product);
      this.updated.push(this.change('UPDATED', candidate.productID, product, fields));
    }
  }

  /** Returns up to 20 changes, of each kind about as many as there are. */
  private sample(): SampledChange[] {
    const kinds = [this.updated, this.added, this.removed];
    const inTurn = Array.from({ length: MAX_SAMPLED_CHANGES }, (_, i) => kinds.flatMap((changes) => changes[i] ?? []));
    return inTurn.flat().slice(0, MAX_SAMPLED_CHANGES);
  }

  private async sampleRemoved(removal: Removal): Promise<void> {
    for await (const { removed } of this.missing.pages(removal)) {
      await this.addRemoved(removed.slice(0, MAX_SAMPLED_CHANGES - this.removed.length));
      if (this.removed.length === MAX_SAMPLED_CHANGES) return;
    }
  }

  private async addRemoved(products: readonly CurrentProduct[]): Promise<void> {
    const stored = await this.comparison.productsOf(products.map(({ row }) => row));
    for (const { row, productID } of products) {
      this.removed.push(this.change('REMOVED', productID, stored.get(row) ?? {}));
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
