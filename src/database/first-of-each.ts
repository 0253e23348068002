import { type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';

/** A list of rows for each owner, such as the runs of each job. */
export interface OwnedList<E> {
  readonly owner: keyof E & string;
  /** The column that orders the list; unique within the rows of an owner. */
  readonly by: keyof E & string;
  readonly direction: 'ASC' | 'DESC';
}

export interface ListPage {
  readonly ownerIDs: readonly string[];
  readonly count: number;
  /** The value of `by` in the row before the page; null: the first page. */
  readonly after: string | number | null;
}

/** Returns a page of the list of each owner. One statement reads the pages of all owners. */
export async function firstOfEach<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  { owner, by, direction }: OwnedList<E>,
  { ownerIDs, count, after }: ListPage,
): Promise<Map<string, E[]>> {
  const [key] = manager.connection.getMetadata(entity).primaryColumns;
  const ranked = manager
    .createQueryBuilder(entity, 'ranked')
    .select(`ranked.${key?.propertyName}`, 'key')
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY ranked.${owner} ORDER BY ranked.${by} ${direction})`, 'place')
    .where(`ranked.${owner} IN (:...ownerIDs)`);
  if (after !== null) ranked.andWhere(`ranked.${by} ${direction === 'ASC' ? '>' : '<'} :after`);
  const rows = await manager
    .createQueryBuilder(entity, 'row')
    .where(`row.${key?.propertyName} IN (SELECT "key" FROM (${ranked.getQuery()}) "places" WHERE "place" <= :count)`)
    .setParameters({ ownerIDs, count, after })
    .orderBy(`row.${by}`, direction)
    .getMany();
  const pages = new Map<string, E[]>(ownerIDs.map((id) => [id, []]));
  for (const row of rows) pages.get(row[owner])?.push(row);
  return pages;
}
