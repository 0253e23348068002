import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CatalogueReader } from '../catalogue/read/catalogue-reader.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { Database } from '../database/database.js';
import { query } from '../database/sql.js';
import { Leases } from './leases.js';
import { ListenerPosition } from './listener-position.entity.js';

/** Catalogue id of the row that marks a listener as registered; no catalogue has it. */
const KNOWN_LISTENER = 0;

/** Stores the positions of the change listeners in each catalogue. */
@Injectable()
export class ListenerPositions {
  readonly leases: Leases<ListenerPosition>;

  constructor(
    database: Database,
    private readonly catalogues: CatalogueReader,
    @Inject(CONFIG) config: FeedmillConfig,
  ) {
    const keyOf = ({ name, catalogueID }: ListenerPosition) => ({ name, catalogueID });
    this.leases = new Leases(database, ListenerPosition, keyOf, config.RUN_LEASE);
  }

  /**
   * Registers a listener. A listener that starts for the first time begins at the present versions; a catalogue that is
   * created later is told to it from its first version.
   */
  async register(name: string): Promise<void> {
    await this.leases.write(async (manager) => {
      if (await manager.existsBy(ListenerPosition, { name, catalogueID: KNOWN_LISTENER })) return;
      for (const { catalogueID, version } of await this.catalogues.versions(manager)) {
        await addPosition(manager, { name, catalogueID, version });
      }
      await addPosition(manager, { name, catalogueID: KNOWN_LISTENER, version: 0 });
    });
  }

  /** Returns the catalogues, of one job or of all, that have versions which a listener was not called for. */
  behind(name: string, jobID: string | null): Promise<number[]> {
    const positions = 'SELECT "catalogueID", "version" FROM "change_listener" WHERE "name" = ?';
    return this.catalogues.cataloguesBeyond(positions, [name], jobID);
  }

  /** Leases the position of a listener in a catalogue; null when another server has it. */
  claim(name: string, catalogueID: number, owner: string, now: Date): Promise<ListenerPosition | null> {
    return this.leases.claim(
      { name, catalogueID },
      owner,
      now,
      () => true,
      (manager) => addPosition(manager, { name, catalogueID, version: 0 }),
    );
  }

  /** Forgets how far listeners have come in a catalogue that is being deleted. */
  async forget(catalogueID: number): Promise<void> {
    await this.leases.write((manager) => manager.delete(ListenerPosition, { catalogueID }));
  }
}

async function addPosition(
  manager: EntityManager,
  { name, catalogueID, version }: Pick<ListenerPosition, 'name' | 'catalogueID' | 'version'>,
): Promise<void> {
  const sql =
    'INSERT INTO "change_listener" ("name", "catalogueID", "version") VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  await query(manager, sql, [name, catalogueID, version]);
}
