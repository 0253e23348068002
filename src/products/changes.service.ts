import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { badInput, FeedmillError } from '../common/errors.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { decodeCursor, encodeCursor } from '../graphql/page-info.type.js';
import { Catalogue } from '../pipeline/persist/catalogue.entity.js';
import { type Change } from '../pipeline/publish/change.js';
import { readChanges } from '../pipeline/publish/changes.js';
import { type Place, startOf } from '../pipeline/publish/place.js';

export interface ChangesPage {
  readonly changes: Change[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  /** The version that this paging leads up to. */
  readonly currentVersion: number;
}

/** What changed in a catalogue since a version: the same facts that webhooks push, for those who would rather pull. */
@Injectable()
export class ChangesService {
  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {}

  /**
   * The changes after `sinceVersion`, in order: versions from the oldest on, in each what was written before what was
   * removed. `after` is the cursor of the page before; it carries the last version to read, so that a paging has an end
   * while runs commit. `NOT_FOUND` for an unknown job, `BAD_USER_INPUT` for a version that is not there yet or a bad
   * cursor, `VERSION_GONE` for one whose changes are not kept any more.
   */
  async page(jobID: string, sinceVersion: number, first: number, after?: string | null): Promise<ChangesPage> {
    const catalogue = await this.reader.manager.findOneBy(Catalogue, { jobID });
    if (!catalogue) throw new FeedmillError('NOT_FOUND', `There is no job "${jobID}".`, { field: 'jobID' });
    if (sinceVersion < 0 || sinceVersion > catalogue.version) {
      throw badInput(
        'sinceVersion',
        `sinceVersion is ${sinceVersion}; the catalogue has the versions 0 to ${catalogue.version}.`,
      );
    }
    const cursor = after
      ? readCursor(after, sinceVersion, catalogue.version)
      : { until: catalogue.version, place: startOf(sinceVersion + 1) };
    const changes: Change[] = [];
    const request = { catalogueID: catalogue.id, after: cursor.place, until: cursor.until, page: first + 1 };
    let hasNextPage = false;
    for await (const change of readChanges(this.reader, request)) {
      hasNextPage = changes.length === first;
      if (hasNextPage) break;
      changes.push(change);
    }
    const last = changes.at(-1);
    return {
      changes,
      hasNextPage,
      endCursor: last ? encodeCursor([cursor.until, last.place.version, last.place.kind, last.place.row]) : null,
      currentVersion: cursor.until,
    };
  }
}

function readCursor(text: string, since: number, current: number): { until: number; place: Place } {
  const cursor = decodeCursor(text);
  if (Array.isArray(cursor)) {
    const [until, version, kind, row] = cursor as unknown[];
    const isPlace =
      isWhole(until) && isWhole(version) && isWhole(row) && since < version && version <= until && until <= current;
    if (isPlace && (kind === 'written' || kind === 'removed')) return { until, place: { version, kind, row } };
  }
  throw badInput('after', 'after is no cursor of these changes; use the endCursor of the page before.');
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
