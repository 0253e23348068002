import { EntityManager } from 'typeorm';

type Runner = Pick<EntityManager, 'query' | 'connection'>;

/** Runs SQL whose parameters are written `?` on either database; a `?` stands nowhere else in it. */
export async function query<T>(on: Runner, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  let number = 0;
  const text = isPostgres(on) ? sql.replace(/\?/g, () => `$${++number}`) : sql;
  return on.query<T[]>(text, [...parameters]);
}

/**
 * A table of the elements of one JSON parameter, as `each.value`; `each.value ->> 0` is a member of an element that is a
 * list. One SQL text serves any number of elements.
 */
export function eachOf(on: Runner): string {
  return isPostgres(on) ? 'jsonb_array_elements(?::jsonb) AS "each"("value")' : 'json_each(?) AS "each"';
}

/** The element of `eachOf` as a whole number. */
export function eachInteger(on: Runner): string {
  return isPostgres(on) ? `("each"."value" #>> '{}')::integer` : '"each"."value"';
}

/** The text that lies `length` bytes from `at` on in a parameter of bytes: many long texts reach the database best as one. */
export function textIn(on: Runner, at: string, length: string): string {
  const [from, count] = [`CAST(${at} AS integer) + 1`, `CAST(${length} AS integer)`];
  return isPostgres(on)
    ? `convert_from(substr(CAST(? AS bytea), ${from}, ${count}), 'UTF8')`
    : `CAST(substr(?, ${from}, ${count}) AS text)`;
}

/** The texts of all rows in one, parted by a space; a null is left out. One row reaches us faster than thousands. */
export function joinTexts(on: Runner, text: string): string {
  return isPostgres(on) ? `string_agg(${text}, ' ')` : `group_concat(${text}, ' ')`;
}

function isPostgres(on: Runner): boolean {
  return on.connection.options.type === 'postgres';
}
