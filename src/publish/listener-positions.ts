import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, IsNull, Not } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database, Priority } from '../database/database.js';
import { query } from '../database/sql.js';
import { ListenerPosition } from './listener-position.entity.js';

/** How far the change listeners have come, and which server tells them. Every write is conditional on the lease. */
@Injectable()
export class ListenerPositions {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
  ) {}

  /** Milliseconds between two signs of life of whoever tells. */
  get renewEvery(): number {
    return this.config.RUN_LEASE / 4;
  }

  /**
   * A listener that is here for the first time starts at the present versions; a catalogue that is new to a known one is
   * told from its beginning. At the start of the only server on a SQLite file, no lease has a server any more.
   */
  start(name: string): Promise<void> {
    return this.write(async (manager) => {
      if (this.database.isSqlite) {
        await manager.update(
          ListenerPosition,
          { name, leaseOwner: Not(IsNull()) },
          { leaseOwner: null, leaseUntil: null },
        );
      }
      if (await manager.existsBy(ListenerPosition, { name, catalogueID: 0 })) return;
      await query(
        manager,
        `INSERT INTO "change_listener" ("name", "catalogueID", "version")
         SELECT CAST(? AS varchar), "id", "version" FROM "catalogue" WHERE "jobID" IS NOT NULL ON CONFLICT DO NOTHING`,
        [name],
      );
      await this.add(manager, name, 0);
    });
  }

  /** The catalogues, of one job or of all, of which a listener has not been told everything. */
  async behind(name: string, jobID: string | null): Promise<number[]> {
    const catalogues = await query<{ id: number }>(
      this.reader.manager,
      `SELECT c."id" FROM "catalogue" c LEFT JOIN "change_listener" l ON l."catalogueID" = c."id" AND l."name" = ?
       WHERE c."jobID" IS NOT NULL AND c."version" > COALESCE(l."version", 0) ${jobID === null ? '' : 'AND c."jobID" = ?'} ORDER BY c."id"`,
      jobID === null ? [name] : [name, jobID],
    );
    return catalogues.map(({ id }) => id);
  }

  /** Null when another server tells the listener about this catalogue. */
  claim(name: string, catalogueID: number, owner: string, now: Date): Promise<ListenerPosition | null> {
    return this.write(async (manager) => {
      await this.add(manager, name, catalogueID);
      const position = await manager.findOneByOrFail(ListenerPosition, { name, catalogueID });
      if (position.leaseUntil && position.leaseUntil > now) return null;
      const lease = { leaseOwner: owner, leaseUntil: this.leaseFrom(now) };
      const free = { name, catalogueID, leaseOwner: position.leaseOwner ?? IsNull() };
      const { affected } = await manager.update(ListenerPosition, free, lease);
      return affected === 1 ? { ...position, ...lease } : null;
    });
  }

  /** Says that the server that has a position is still there. */
  renew(position: ListenerPosition, now: Date): Promise<boolean> {
    return this.move(position, { leaseUntil: this.leaseFrom(now) });
  }

  /** Stores a change of a position. False when another server has it now. */
  move({ name, catalogueID, leaseOwner }: ListenerPosition, change: Partial<ListenerPosition>): Promise<boolean> {
    return this.write(async (manager) => {
      const mine = { name, catalogueID, leaseOwner: leaseOwner ?? IsNull() };
      const { affected } = await manager.update(ListenerPosition, mine, change);
      return affected === 1;
    });
  }

  /** Forgets how far listeners have come in a catalogue that is being deleted. */
  async forget(catalogueID: number): Promise<void> {
    await this.write((manager) => manager.delete(ListenerPosition, { catalogueID }));
  }

  private async add(manager: EntityManager, name: string, catalogueID: number): Promise<void> {
    const sql =
      'INSERT INTO "change_listener" ("name", "catalogueID", "version") VALUES (?, ?, 0) ON CONFLICT DO NOTHING';
    await query(manager, sql, [name, catalogueID]);
  }

  private leaseFrom(now: Date): Date {
    return new Date(now.getTime() + this.config.RUN_LEASE);
  }

  private write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transact(work, Priority.RUN);
  }
}
