import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { type TargetFormat } from '../pipeline/target-format.js';
import { Catalogue } from './catalogue.entity.js';
import { Comparison } from './compare/comparison.js';
import { loadKnownRecords } from './compare/known-records.js';
import { CatalogueRecordIndex } from './compare/record-index.js';
import { largestSize } from './guard/largest-size.js';
import { WatchedValues } from './guard/watched-values.js';
import { Absences } from './write/absences.js';
import { discardUncommitted } from './write/discard.js';
import { DryRunVersion } from './write/dry-run-version.js';
import { MissingProducts } from './write/missing-products.js';
import { RunVersion } from './write/run-version.js';
import { StoredVersion } from './write/stored-version.js';
import { type RunTransact, VersionWriter } from './write/version-writer.js';

/** The run that makes the next version of a catalogue. */
export interface VersionRequest {
  readonly dryRun: boolean;
  /** The time of everything that the run writes. */
  readonly startedAt: Date;
  readonly transact: RunTransact;
  readonly format: TargetFormat;
  /** Changes with everything that would make other products of the same records. */
  readonly madeBy: string;
}

/** The stored catalogues as jobs and runs use them. The rest of the project reads them through `CatalogueReader`. */
@Injectable()
export class Catalogues {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
  ) {}

  /** Stores the empty catalogue of a new job. */
  async create(jobID: string, manager: EntityManager): Promise<void> {
    await manager.insert(Catalogue, { jobID, version: 0, productCount: 0 });
  }

  /** Takes the catalogue away from a job that is being deleted. Readers see it no more; its rows are purged later. */
  async detach(jobID: string, manager: EntityManager): Promise<void> {
    await manager.update(Catalogue, { jobID }, { jobID: null });
  }

  ofJob(jobID: string, manager: EntityManager): Promise<Catalogue> {
    return manager.findOneByOrFail(Catalogue, { jobID });
  }

  /** Prepares the next version of a catalogue for one run. A real run first discards what an earlier one left behind. */
  async begin(catalogue: Catalogue, request: VersionRequest): Promise<RunVersion> {
    const { dryRun, startedAt, transact, format, madeBy } = request;
    const { database, reader } = this;
    if (!dryRun) await this.discard(catalogue, transact);
    const index = new CatalogueRecordIndex(await loadKnownRecords(reader, catalogue), madeBy);
    const values = new WatchedValues(format);
    const comparison = new Comparison(reader, catalogue, values, madeBy);
    const absences = new Absences(reader, catalogue, startedAt);
    const missing = new MissingProducts(comparison, absences);
    const parts = { index, comparison, missing, values };
    if (dryRun) return new DryRunVersion(parts, database);
    const writer = new VersionWriter(catalogue.id, catalogue.version + 1, startedAt, transact);
    return new StoredVersion({ ...parts, absences, writer, madeBy, database, reader });
  }

  /** Undoes what a run wrote and did not commit. */
  discard(catalogue: Catalogue, transact: RunTransact): Promise<void> {
    return discardUncommitted(this.reader, catalogue, transact);
  }

  /** Makes the next run read the whole feed, whatever version of its document the source says it is. */
  async forgetDocument({ id }: Catalogue, manager: EntityManager): Promise<void> {
    await manager.update(Catalogue, id, { document: null });
  }

  /** Returns the largest size of a catalogue in the days that the guard against slow bleeding looks at. */
  largestSize(catalogue: Catalogue, now: Date, fromRunNumber: number): Promise<number> {
    return largestSize(this.reader, catalogue, now, fromRunNumber);
  }
}
