import { readFileSync } from 'node:fs';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import type { Json } from '../support/app.js';
import { openView } from '../support/database-view.js';
import { ORIGIN_IN_DUMPS } from './shop.js';

/** Fills an empty database with the dump of a version of feedmill; its feeds and receivers are at `origin`. */
export async function restoreDump(version: string, databaseUrl: string, origin: string): Promise<void> {
  const isPostgres = databaseUrl.startsWith('postgres');
  const file = new URL(`./${version}/${isPostgres ? 'postgres' : 'sqlite'}.sql`, import.meta.url);
  const sql = readFileSync(file, 'utf8').replaceAll(ORIGIN_IN_DUMPS, origin);
  if (isPostgres) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
    return;
  }
  const database = new sqlite3.Database(databaseUrl.slice('sqlite:'.length));
  const run = (work: (done: (error: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
  await run((done) => database.exec(sql, done));
  await run((done) => database.close(done));
}

const TABLES = [
  'source',
  'mapping',
  'target_format',
  'job',
  'run',
  'run_issue',
  'catalogue',
  'product',
  'webhook',
] as const;

/** The rows of a restored dump, and what readers were shown of them by the version that wrote them. */
export class StoredRows {
  private constructor(private readonly tables: Readonly<Record<string, Json[]>>) {}

  static async read(databaseUrl: string): Promise<StoredRows> {
    const view = await openView(databaseUrl);
    const tables: Record<string, Json[]> = {};
    for (const table of TABLES) tables[table] = await view.rows(`SELECT * FROM "${table}"`);
    await view.close();
    return new StoredRows(tables);
  }

  of(table: (typeof TABLES)[number]): Json[] {
    return this.tables[table] ?? [];
  }

  /** The job whose source has this name. */
  job(name: string): Json {
    const source = this.of('source').find((each) => each['name'] === name);
    return this.of('job').find(({ sourceID }) => sourceID === source?.['id'])!;
  }

  /** Oldest first. */
  runsOf(name: string): Json[] {
    const { id } = this.job(name);
    return this.of('run')
      .filter(({ jobID }) => jobID === id)
      .sort((a, b) => (a['id'] < b['id'] ? -1 : 1));
  }

  issuesOf(runID: string): Json[] {
    return this.of('run_issue')
      .filter((issue) => issue['runID'] === runID)
      .sort((a, b) => a['number'] - b['number']);
  }

  catalogueOf(name: string): Json {
    const { id } = this.job(name);
    return this.of('catalogue').find(({ jobID }) => jobID === id)!;
  }

  /** The states of products that a version of a catalogue shows; its last committed one unless it is given. */
  productsOf(name: string, version?: number): Json[] {
    const { id, version: last } = this.catalogueOf(name);
    const at = version ?? Number(last);
    return this.of('product')
      .filter(({ catalogueID, validFrom, validUntil }) => {
        return catalogueID === id && validFrom <= at && (validUntil === null || validUntil > at);
      })
      .sort((a, b) => a['row'] - b['row']);
  }

  /** What each version after `since` changed, as `getChanges` shows it, in no particular order. */
  changesOf(name: string, since: number): Json[] {
    const { version: last } = this.catalogueOf(name);
    const versions = Array.from({ length: last - since }, (_, i) => since + 1 + i);
    return versions.flatMap((version) => {
      const [before, after] = [this.dataOf(name, version - 1), this.dataOf(name, version)];
      const ids = new Set([...before.keys(), ...after.keys()]);
      return [...ids].flatMap((productID) => {
        const changed = changeOf(before.get(productID), after.get(productID));
        return changed ? [{ version, productID, ...changed }] : [];
      });
    });
  }

  private dataOf(name: string, version: number): Map<string, Json> {
    const products = this.productsOf(name, version);
    return new Map(
      products.map((product) => [product['productID'] as string, JSON.parse(product['data'] as string) as Json]),
    );
  }
}

function changeOf(before: Json | undefined, after: Json | undefined): Json | null {
  if (!after) return { event: 'REMOVED', data: before, changedFields: null };
  if (!before) return { event: 'ADDED', data: after, changedFields: null };
  const fields = Object.keys(after).filter((field) => before[field] !== after[field]);
  const changedFields = fields.map((field) => ({
    name: field,
    from: before[field] as unknown,
    to: after[field] as unknown,
  }));
  return fields.length === 0 ? null : { event: 'UPDATED', data: after, changedFields };
}
