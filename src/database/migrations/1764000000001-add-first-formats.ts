import { type MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../../common/ids.js';
import { query } from '../sql.js';

/** A format as a fresh database gets it. */
export interface FirstFormat {
  readonly name: string;
  readonly default: boolean;
  readonly format: unknown;
}

/** Puts the given target formats into a fresh database, once: one that is deleted later stays deleted. */
export function addFirstFormats(formats: readonly FirstFormat[]): new () => MigrationInterface {
  return class AddFirstFormats1764000000001 implements MigrationInterface {
    name = 'AddFirstFormats1764000000001';

    async up(runner: QueryRunner): Promise<void> {
      for (const { name, default: isDefault, format } of formats) {
        await query(
          runner.manager,
          'INSERT INTO "target_format" ("id", "name", "format", "isDefault", "revision", "createdAt") VALUES (?, ?, ?, ?, ?, ?)',
          [newId(), name, JSON.stringify(format), isDefault, 1, Date.now()],
        );
      }
    }

    async down(runner: QueryRunner): Promise<void> {
      await query(runner.manager, 'DELETE FROM "target_format"');
    }
  };
}
