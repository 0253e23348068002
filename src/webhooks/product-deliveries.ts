import { Injectable } from '@nestjs/common';
import { startOfVersion } from '../catalogue/read/change-position.js';
import { CatalogueReader, type CatalogueSnapshot } from '../catalogue/read/catalogue-reader.js';
import { FeedmillError } from '../common/errors.js';
import { type Batch, batchesOf } from './batches.js';
import { type Delivery } from './delivery.js';
import { type Webhook, type Within } from './webhook.entity.js';

/** Rows that are read at a time, when one delivery is wanted and when the deliveries of a version are counted. */
const PAGE = { one: 101, all: 500 } as const;

/** Builds the deliveries of a catalogue's changes: version after version, in batches. */
@Injectable()
export class ProductDeliveries {
  constructor(private readonly catalogues: CatalogueReader) {}

  /** Returns the next delivery of a webhook; null if it has delivered all commits. */
  async next(webhook: Webhook): Promise<Delivery | null> {
    const catalogue = await this.catalogues.find(webhook.jobID);
    if (!catalogue || webhook.version >= catalogue.version) return null;
    if (webhook.version < catalogue.oldestVersion) return goOnWithOldest(webhook, catalogue);
    try {
      for (let version = webhook.version + 1; version <= catalogue.version; version++) {
        const delivery = await this.ofVersion(webhook, catalogue.catalogueID, version);
        if (delivery) return delivery;
      }
    } catch (error) {
      // Purged just now: asked again, the webhook goes on with the oldest one.
      if (error instanceof FeedmillError && error.code === 'VERSION_GONE') return this.next(webhook);
      throw error;
    }
    return { body: null, before: {}, after: { version: catalogue.version, within: null } };
  }

  private async ofVersion(webhook: Webhook, catalogueID: number, version: number): Promise<Delivery | null> {
    const within = version === webhook.version + 1 ? webhook.within : null;
    const delivered = within?.delivered ?? 0;
    const { batch, count } = await this.read(webhook, catalogueID, version, within);
    if (!batch) return null;
    const committed = await this.catalogues.committed(catalogueID, version);
    if (!committed)
      throw new FeedmillError('INTERNAL', `Version ${version} of the job ${webhook.jobID} is not listed.`);
    const { runID, committedAt } = committed;
    const head = {
      timestamp: committedAt.toISOString(),
      jobID: webhook.jobID,
      runID,
      version,
      batch: { index: delivered + 1, count },
    };
    const isLast = delivered + 1 === count;
    return {
      body: `${JSON.stringify(head).slice(0, -1)},"products":[${batch.products.join(',')}]}`,
      before: { version: version - 1, within: { place: within?.place ?? startOfVersion(version), delivered, count } },
      after: isLast
        ? { version, within: null }
        : { version: version - 1, within: { place: batch.end, delivered: delivered + 1, count } },
    };
  }

  /** Returns the next batch of a version and the number of its batches, for which all of them are read once. */
  private async read(webhook: Webhook, catalogueID: number, version: number, within: Within | null) {
    const changes = this.catalogues.changes({
      catalogueID,
      after: within?.place ?? startOfVersion(version),
      untilVersion: version,
      kinds: [webhook.event === 'REMOVED' ? 'removed' : 'written'],
      pageRows: within?.count ? PAGE.one : PAGE.all,
    });
    let batch: Batch | null = null;
    let count = within?.delivered ?? 0;
    for await (const each of batchesOf(changes, webhook)) {
      batch ??= each;
      if (within?.count) return { batch, count: within.count };
      count++;
    }
    return { batch, count };
  }
}

function goOnWithOldest(webhook: Webhook, { oldestVersion }: CatalogueSnapshot): Delivery {
  const gone =
    webhook.version + 1 === oldestVersion
      ? `version ${oldestVersion}`
      : `the versions ${webhook.version + 1} to ${oldestVersion}`;
  return {
    body: null,
    before: {},
    after: {
      version: oldestVersion,
      within: null,
      lastError: `The changes of ${gone} are no longer kept and were not delivered; delivery continues with version ${oldestVersion + 1}. Read the catalogue again with getProducts.`,
    },
  };
}
