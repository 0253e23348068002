import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FeedmillError } from '../common/errors.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { query } from '../database/sql.js';
import { Catalogue } from '../pipeline/persist/catalogue.entity.js';

const PAGE = 500;

/** One committed version of the catalogue of a job. */
export interface CatalogueSnapshot {
  readonly catalogueID: number;
  readonly jobID: string;
  readonly version: number;
  /** Products of this version. */
  readonly productCount: number;
}

/** A product as it was in one version. */
export interface StoredProduct {
  readonly productID: string;
  /** The product as JSON text without line breaks. */
  readonly data: string;
  /** Milliseconds since 1970. */
  readonly addedAt: string | number;
  readonly updatedAt: string | number;
}

/**
 * Reads committed versions of catalogues, and knows which ones are being read to their end in this process: those are
 * not purged. Other processes that share the database do not know of it; there `VERSIONS_KEPT` is what a long read lives
 * on, and when even that is over it fails with `VERSION_GONE`: it never goes on with what is left.
 */
@Injectable()
export class CatalogueReads {
  private readonly reading = new Set<CatalogueSnapshot>();

  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {}

  /** The version that readers see now; `NOT_FOUND` for an unknown job. */
  async current(jobID: string): Promise<CatalogueSnapshot> {
    const catalogue = await this.reader.manager.findOneBy(Catalogue, { jobID });
    if (!catalogue) throw new FeedmillError('NOT_FOUND', `There is no job "${jobID}".`, { field: 'jobID' });
    const { id, version, productCount } = catalogue;
    return { catalogueID: id, jobID, version, productCount };
  }

  /** Products of a version in the order of their ids, after one of them. `VERSION_GONE` when it was purged. */
  async page(
    { catalogueID, version }: Pick<CatalogueSnapshot, 'catalogueID' | 'version'>,
    after: string,
    first: number,
  ): Promise<StoredProduct[]> {
    const products = await query<StoredProduct>(
      this.reader.manager,
      `SELECT "productID", "data", "addedAt", "updatedAt" FROM "product"
       WHERE "catalogueID" = ? AND "productID" > ? AND "validFrom" <= ? AND ("validUntil" IS NULL OR "validUntil" > ?)
       ORDER BY "productID" LIMIT ?`,
      [catalogueID, after, version, version, first],
    );
    // Asked after the products were read: rows are purged only once the catalogue says that they are gone.
    const catalogue = await this.reader.manager.findOneBy(Catalogue, { id: catalogueID });
    if (catalogue?.jobID && catalogue.oldestVersion <= version) return products;
    throw versionGone();
  }

  /** A whole version in pages, which is not purged by this process until the last page was read or the reader went away. */
  async *pages(snapshot: CatalogueSnapshot, size = PAGE): AsyncGenerator<StoredProduct[]> {
    const read = { ...snapshot };
    this.reading.add(read);
    try {
      let after = '';
      for (;;) {
        const products = await this.page(snapshot, after, size);
        if (products.length > 0) yield products;
        const last = products.at(-1);
        if (!last || products.length < size) return;
        after = last.productID;
      }
    } finally {
      this.reading.delete(read);
    }
  }

  /** The oldest version of a catalogue that is being read here; null when none is. */
  oldest(catalogueID: number): number | null {
    const versions = [...this.reading].filter((read) => read.catalogueID === catalogueID).map((read) => read.version);
    return versions.length > 0 ? Math.min(...versions) : null;
  }
}

export function versionGone(): FeedmillError {
  return new FeedmillError('VERSION_GONE', 'This version of the catalogue is gone; read it from the start.');
}
