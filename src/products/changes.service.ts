import { Injectable } from '@nestjs/common';
import { type ChangePosition, startOfVersion } from '../catalogue/read/change-position.js';
import { type Change } from '../catalogue/read/change.js';
import { CatalogueReader } from '../catalogue/read/catalogue-reader.js';
import { badInput } from '../common/errors.js';
import { decodeCursor, encodeCursor } from '../graphql/page-info.type.js';

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
  constructor(private readonly catalogues: CatalogueReader) {}

  /**
   * The changes after `sinceVersion`, in order: versions from the oldest on, in each what was written before what was
   * removed. `after` is the cursor of the page before; it carries the last version to read, so that a paging has an end
   * while runs commit. `NOT_FOUND` for an unknown job, `BAD_USER_INPUT` for a version that is not there yet or a bad
   * cursor, `VERSION_GONE` for one whose changes are not kept any more.
   */
  async page(jobID: string, sinceVersion: number, first: number, after?: string | null): Promise<ChangesPage> {
    const catalogue = await this.catalogues.current(jobID);
    if (sinceVersion < 0 || sinceVersion > catalogue.version) {
      throw badInput(
        'sinceVersion',
        `sinceVersion is ${sinceVersion}; the catalogue has the versions 0 to ${catalogue.version}.`,
      );
    }
    const cursor = after
      ? readCursor(after, sinceVersion, catalogue.version)
      : { until: catalogue.version, position: startOfVersion(sinceVersion + 1) };
    const changes: Change[] = [];
    const request = {
      catalogueID: catalogue.catalogueID,
      after: cursor.position,
      untilVersion: cursor.until,
      pageRows: first + 1,
    };
    let hasNextPage = false;
    for await (const change of this.catalogues.changes(request)) {
      hasNextPage = changes.length === first;
      if (hasNextPage) break;
      changes.push(change);
    }
    const last = changes.at(-1);
    return {
      changes,
      hasNextPage,
      endCursor: last
        ? encodeCursor([cursor.until, last.position.version, last.position.kind, last.position.row])
        : null,
      currentVersion: cursor.until,
    };
  }
}

function readCursor(text: string, since: number, current: number): { until: number; position: ChangePosition } {
  const cursor = decodeCursor(text);
  if (Array.isArray(cursor)) {
    const [until, version, kind, row] = cursor as unknown[];
    const isPlace =
      isWhole(until) && isWhole(version) && isWhole(row) && since < version && version <= until && until <= current;
    if (isPlace && (kind === 'written' || kind === 'removed')) return { until, position: { version, kind, row } };
  }
  throw badInput('after', 'after is not a cursor of these changes; use the endCursor of the page before.');
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
