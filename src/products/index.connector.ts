import { Injectable } from '@nestjs/common';
import { CatalogueReader, type CatalogueSnapshot } from '../catalogue/read/catalogue-reader.js';
import { JobFormats } from '../catalogue/job-formats.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { type Product, type RawRecord } from '../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../extensions/source-connector.js';

/**
 * The products of another job of this server as records, so that one job's output is another's input: the source's url is
 * the id of that job. One committed version is read to its end, whatever is committed meanwhile, so the read is always
 * complete; a job that has no committed version yet has no records. `_id` is the product's id, `_link` the value of the
 * first field of its target format that is a primary url.
 */
@Injectable()
@SourceConnector({ type: 'Index' })
export class IndexConnector implements SourceConnectorContract {
  constructor(
    private readonly catalogues: CatalogueReader,
    private readonly formats: JobFormats,
  ) {}

  async check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): Promise<void> {
    if (!url) throw badInput('url', 'The url of a source of type Index has to be the id of a job.');
    await this.current(url, () =>
      badInput('url', `There is no job "${url}". The url of a source of type Index has to be the id of a job.`),
    );
  }

  async *read({ url: jobID }: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const gone = () =>
      new FeedmillError('SOURCE_NOT_FOUND', `There is no job "${jobID}" any more. Give the source the id of another.`);
    const snapshot = await this.current(jobID, gone);
    const link = await this.linkField(jobID);
    tools.report.decided({ format: 'index', version: snapshot.version });
    try {
      for await (const page of this.catalogues.pages(snapshot)) {
        tools.signal.throwIfAborted();
        yield page.map(({ productID, data }) => toRecord(productID, JSON.parse(data) as Product, link));
      }
    } catch (error) {
      if (!(error instanceof FeedmillError) || error.code !== 'VERSION_GONE') throw error;
      await this.current(jobID, gone);
      throw new FeedmillError(
        'SOURCE_TRUNCATED',
        `Version ${snapshot.version} of the job ${jobID} was purged while it was read; the run is tried again later.`,
      );
    }
    tools.report.complete(`Version ${snapshot.version} of the job ${jobID} was read to its end.`);
  }

  private async current(jobID: string, unknown: () => FeedmillError): Promise<CatalogueSnapshot> {
    try {
      return await this.catalogues.current(jobID);
    } catch (error) {
      throw error instanceof FeedmillError && error.code === 'NOT_FOUND' ? unknown() : error;
    }
  }

  private async linkField(jobID: string): Promise<string | null> {
    const format = await this.formats.formatOf(jobID);
    const isPrimaryUrl = ({ attributes = [] }: { attributes?: readonly string[] }) =>
      attributes.includes('primary') && attributes.includes('url');
    return Object.entries(format ?? {}).find(([, field]) => isPrimaryUrl(field))?.[0] ?? null;
  }
}

function toRecord(id: string, product: Product, linkField: string | null): RawRecord {
  const link = linkField === null ? undefined : product[linkField];
  return { ...product, _id: id, ...(typeof link === 'string' && { _link: link }) };
}
