import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { query } from '../../database/sql.js';
import { Catalogue, CatalogueVersion } from '../catalogue.entity.js';
import { type Change } from './change.js';
import { type ChangesRequest, readChanges } from './changes.js';

/** Products in one page of a whole version: the next page is read while the client takes this one. */
const PAGE_PRODUCTS = 500;

/** The committed version of the catalogue of a job. */
export interface CatalogueSnapshot {
  readonly catalogueID: number;
  readonly jobID: string;
  readonly version: number;
  /** Products of this version. */
  readonly productCount: number;
  /** The smallest version whose later changes can still be read. */
  readonly oldestVersion: number;
}

/** A product as it was in one version. */
export interface StoredProduct {
  readonly productID: string;
  /** The product as JSON text without line breaks. */
  readonly data: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  readonly updatedAt: number;
}

/**
 * Reads committed versions of catalogues. Versions that are being read to their end in this process are not purged by it.
 * Other processes do not know of such a read: there it has `VERSIONS_KEPT` commits of time, and then it fails with
 * `VERSION_GONE` instead of going on with a part of the products.
 */
@Injectable()
export class CatalogueReader {
  private readonly reading = new Set<Pick<CatalogueSnapshot, 'catalogueID' | 'version'>>();

  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {}

  /** Returns the version that readers see now, or null for an unknown job. */
  async find(jobID: string, manager: EntityManager = this.reader.manager): Promise<CatalogueSnapshot | null> {
    const catalogue = await manager.findOneBy(Catalogue, { jobID });
    return catalogue && snapshotOf(catalogue);
  }

  /** Returns the version that readers see now; throws `NOT_FOUND` for an unknown job. */
  async current(jobID: string): Promise<CatalogueSnapshot> {
    const snapshot = await this.find(jobID);
    if (!snapshot) throw new FeedmillError('NOT_FOUND', `There is no job "${jobID}".`, { field: 'jobID' });
    return snapshot;
  }

  /** Returns the version of one catalogue, or null once its job was deleted. */
  async ofCatalogue(catalogueID: number): Promise<CatalogueSnapshot | null> {
    const catalogue = await this.reader.manager.findOneBy(Catalogue, { id: catalogueID });
    return catalogue?.jobID ? snapshotOf(catalogue) : null;
  }

  /** Returns the version and size of the catalogues of some jobs, by job. */
  async sizes(jobIDs: readonly string[]): Promise<Map<string, Pick<CatalogueSnapshot, 'version' | 'productCount'>>> {
    const found = await this.reader.manager.find(Catalogue, {
      select: { jobID: true, version: true, productCount: true },
      where: { jobID: In([...jobIDs]) },
    });
    return new Map(found.map((catalogue) => [catalogue.jobID!, catalogue]));
  }

  /** Returns the version of a job's catalogue after the run with this number; the oldest kept one when that is older. */
  async versionAfterRun(jobID: string, runNumber: number): Promise<number> {
    const [found] = await query<{ version: number }>(
      this.reader.manager,
      `SELECT COALESCE((SELECT MAX(v."version") FROM "catalogue_version" v WHERE v."catalogueID" = c."id" AND v."runNumber" <= ?),
         c."oldestVersion") AS "version" FROM "catalogue" c WHERE c."jobID" = ?`,
      [runNumber, jobID],
    );
    return found?.version ?? 0;
  }

  /** Returns the present versions of all catalogues. */
  async versions(manager: EntityManager): Promise<Pick<CatalogueSnapshot, 'catalogueID' | 'version'>[]> {
    const sql = 'SELECT "id" AS "catalogueID", "version" FROM "catalogue" WHERE "jobID" IS NOT NULL';
    return query(manager, sql);
  }

  /**
   * Returns the catalogues, of one job or of all, that have versions beyond a position. `positions` is SQL that yields
   * `catalogueID` and `version`; a catalogue without a position counts from version 0.
   */
  async cataloguesBeyond(positions: string, parameters: readonly unknown[], jobID: string | null): Promise<number[]> {
    const beyond = await query<{ id: number }>(
      this.reader.manager,
      `SELECT c."id" FROM "catalogue" c LEFT JOIN (${positions}) p ON p."catalogueID" = c."id"
       WHERE c."jobID" IS NOT NULL AND c."version" > COALESCE(p."version", 0) ${jobID === null ? '' : 'AND c."jobID" = ?'} ORDER BY c."id"`,
      jobID === null ? parameters : [...parameters, jobID],
    );
    return beyond.map(({ id }) => id);
  }

  /**
   * Returns the keys of subscribers that have not delivered every version of their job's catalogue. `subscribers` is SQL
   * that yields `key`, `jobID` and `version`.
   */
  async subscribersBehind(subscribers: string, parameters: readonly unknown[]): Promise<string[]> {
    const behind = await query<{ key: string }>(
      this.reader.manager,
      `SELECT s."key" FROM (${subscribers}) s JOIN "catalogue" c ON c."jobID" = s."jobID" WHERE s."version" < c."version" ORDER BY s."key"`,
      parameters,
    );
    return behind.map(({ key }) => key);
  }

  /** Returns the run that committed a version, its time and its size; null when it is not committed or no longer listed. */
  async committed(
    catalogueID: number,
    version: number,
  ): Promise<Pick<CatalogueVersion, 'runID' | 'committedAt' | 'productCount'> | null> {
    return this.reader.manager.findOneBy(CatalogueVersion, { catalogueID, version });
  }

  /** Returns a current product of any job with the id of its job; null when no current product has this id. */
  async product(productID: string): Promise<(StoredProduct & { readonly jobID: string }) | null> {
    // Without an index on productID, which would slow down every run: CROSS JOIN makes SQLite look the product up in each
    // catalogue by (catalogueID, productID), where it would otherwise read all products.
    const [product] = await query<StoredProduct & { jobID: string }>(
      this.reader.manager,
      `SELECT c."jobID", p."productID", p."data", p."addedAt", p."updatedAt" FROM "catalogue" c CROSS JOIN "product" p
       WHERE c."jobID" IS NOT NULL AND p."catalogueID" = c."id" AND p."productID" = ?
         AND p."validFrom" <= c."version" AND (p."validUntil" IS NULL OR p."validUntil" > c."version") LIMIT 1`,
      [productID],
    );
    return product ?? null;
  }

  /** Returns products of a version in the order of their ids, after one of them; throws `VERSION_GONE` when it was purged. */
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
    // Checked after the products were read, as the purge raises oldestVersion before it deletes rows.
    const catalogue = await this.ofCatalogue(catalogueID);
    if (catalogue && catalogue.oldestVersion <= version) return products;
    throw versionGone();
  }

  /** Yields a whole version in pages. This process does not purge it before the last page was read or the loop was left. */
  async *pages(snapshot: CatalogueSnapshot, pageProducts = PAGE_PRODUCTS): AsyncGenerator<StoredProduct[]> {
    const read = { catalogueID: snapshot.catalogueID, version: snapshot.version };
    this.reading.add(read);
    try {
      let after = '';
      for (;;) {
        const products = await this.page(snapshot, after, pageProducts);
        if (products.length > 0) yield products;
        const last = products.at(-1);
        if (!last || products.length < pageProducts) return;
        after = last.productID;
      }
    } finally {
      this.reading.delete(read);
    }
  }

  /** Yields the changes of committed versions; see `readChanges`. */
  changes(request: ChangesRequest): AsyncGenerator<Change, void> {
    return readChanges(this.reader, request);
  }

  /** Returns the oldest version of a catalogue that this process is reading to its end, or null. */
  oldestBeingRead(catalogueID: number): number | null {
    const versions = [...this.reading].filter((read) => read.catalogueID === catalogueID).map((read) => read.version);
    return versions.length > 0 ? Math.min(...versions) : null;
  }
}

export function versionGone(): FeedmillError {
  return new FeedmillError('VERSION_GONE', 'This version of the catalogue is no longer kept. Read it from the start.');
}

function snapshotOf({ id, jobID, version, productCount, oldestVersion }: Catalogue): CatalogueSnapshot {
  return { catalogueID: id, jobID: jobID!, version, productCount, oldestVersion };
}
