import { EntityManager } from 'typeorm';

type Runner = Pick<EntityManager, 'query' | 'connection'>;

/** Runs SQL on either database. Parameters are written `?`; the SQL must not contain other question marks. */
export async function query<T>(on: Runner, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  let number = 0;
  const text = isPostgres(on) ? sql.replace(/\?/g, () => `$${++number}`) : sql;
  return on.query<T[]>(text, [...parameters]);
}

/**
 * Returns SQL for a table of the elements of one JSON parameter, as `each.value`. `each.value ->> 0` is a member of an
 * element that is a list. One SQL text serves any number of elements.
 */
export function eachOf(on: Runner): string {
  return isPostgres(on) ? 'jsonb_array_elements(?::jsonb) AS "each"("value")' : 'json_each(?) AS "each"';
}

/** Returns SQL for the element of `eachOf` as a whole number. */
export function eachInteger(on: Runner): string {
  return isPostgres(on) ? `("each"."value" #>> '{}')::bigint` : '"each"."value"';
}

/**
 * Returns SQL for the text of `length` bytes from `start` in a parameter of bytes: many long texts reach the database
 * fastest as one.
 */
export function textIn(on: Runner, start: string, length: string): string {
  const [from, count] = [`CAST(${start} AS integer) + 1`, `CAST(${length} AS integer)`];
  return isPostgres(on)
    ? `convert_from(substr(CAST(? AS bytea), ${from}, ${count}), 'UTF8')`
    : `CAST(substr(?, ${from}, ${count}) AS text)`;
}

/** Returns SQL for the texts of all rows in one, separated by a space; nulls are left out. One row is read faster than thousands. */
export function joinTexts(on: Runner, text: string): string {
  return isPostgres(on) ? `string_agg(${text}, ' ')` : `group_concat(${text}, ' ')`;
}

/** Returns a condition for at most `limit` rows of a table for which `where` is true, whatever the key of the table is. */
export function rowsWhere(on: Runner, table: string, where: string, limit: number): string {
  return isPostgres(on)
    ? `ctid = ANY (ARRAY (SELECT ctid FROM "${table}" WHERE ${where} LIMIT ${limit}))`
    : `rowid IN (SELECT rowid FROM "${table}" WHERE ${where} LIMIT ${limit})`;
}

function isPostgres(on: Runner): boolean {
  return on.connection.options.type === 'postgres';
}
