import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CatalogueReader, type CatalogueSnapshot } from '../../catalogue/read/catalogue-reader.js';
import { JobFormats } from '../../catalogue/job-formats.js';
import { FeedmillError } from '../../common/errors.js';
import { type TargetFormat } from '../../pipeline/target-format.js';
import { type ExportFormat } from './export-format.js';

/** One committed version of a whole catalogue as a file. */
export interface CatalogueExport {
  readonly version: number;
  readonly contentType: string;
  /**
   * The text of the file, made while it is read, a page of products at a time. Until it ends or is destroyed, this
   * process does not purge the version. It fails with `VERSION_GONE` when the job was deleted, or another process purged.
   */
  readonly read: () => Readable;
}

@Injectable()
export class ExportsService {
  constructor(
    private readonly catalogues: CatalogueReader,
    private readonly formats: JobFormats,
  ) {}

  /** The version that readers see now, not read yet; `NOT_FOUND` for an unknown job. `url` is where it can be had. */
  async open(jobID: string, exportFormat: ExportFormat, url: string): Promise<CatalogueExport> {
    const snapshot = await this.catalogues.current(jobID);
    const format = await this.formatOf(jobID);
    return {
      version: snapshot.version,
      contentType: exportFormat.contentType,
      // One page ahead of the client, not sixteen.
      read: () => Readable.from(this.write(snapshot, exportFormat, format, url), { highWaterMark: 1 }),
    };
  }

  private async *write(snapshot: CatalogueSnapshot, exportFormat: ExportFormat, format: TargetFormat, url: string) {
    const { head, product, tail } = exportFormat.writer({ snapshot, format, url });
    if (head) yield head;
    for await (const page of this.catalogues.pages(snapshot)) yield page.map(product).join('');
    if (tail) yield tail;
  }

  private async formatOf(jobID: string): Promise<TargetFormat> {
    const format = await this.formats.formatOf(jobID);
    if (!format) throw new FeedmillError('NOT_FOUND', `There is no job "${jobID}".`, { field: 'jobID' });
    return format;
  }
}
