import { Injectable } from '@nestjs/common';
import { badInput } from '../common/errors.js';
import { type RawRecord } from '../common/records.js';
import { SourceInput } from './dto/source.input.js';
import { SourceReader } from './source-reader.js';
import { SourcesService } from './sources.service.js';

export interface Sample {
  readonly records: RawRecord[];
  /** What was detected about the feed; null for records that were given inline. */
  readonly facts: Record<string, unknown> | null;
  readonly sourceType?: string;
}

/** Returns the records of a reading operation: the ones given inline, or the first ones of a source. */
@Injectable()
export class RecordSampler {
  constructor(
    private readonly sources: SourcesService,
    private readonly reader: SourceReader,
  ) {}

  async take({ id, sourceRequest, data }: SourceInput, count: number, field = 'source'): Promise<Sample> {
    if (data) return { records: checkRecords(data, `${field}.data`), facts: null };
    const stored = id ? await this.sources.get(id, `${field}.id`) : undefined;
    const source = sourceRequest ? await this.sources.prepare(sourceRequest, stored, `${field}.sourceRequest`) : stored;
    if (!source) throw badInput(field, `${field} needs an id, a sourceRequest or data.`);
    return { ...(await this.reader.sample(source, count)), sourceType: source.type };
  }
}

function checkRecords(data: readonly unknown[], field: string): RawRecord[] {
  return data.map((record, i) => {
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return record as RawRecord;
    throw badInput(`${field}[${i}]`, `${field}[${i}] must be an object: a record of the source.`);
  });
}
