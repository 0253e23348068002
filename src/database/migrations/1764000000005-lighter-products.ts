import { type MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two indexes fewer on products, as ids are random and each index costs a run as much as all else it does with a row. What
 * they found is found by catalogue and id as well.
 */
export class LighterProducts1764000000005 implements MigrationInterface {
  name = 'LighterProducts1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "current_products"');
    const indices = (await runner.getTable('product'))?.indices ?? [];
    for (const index of indices) {
      if (index.columnNames.length === 1 && index.columnNames[0] === 'productID')
        await runner.dropIndex('product', index);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX "products_by_id" ON "product" ("productID")');
    await runner.query(
      'CREATE UNIQUE INDEX "current_products" ON "product" ("catalogueID", "productID") WHERE "validUntil" IS NULL',
    );
  }
}
