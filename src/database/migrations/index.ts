import { CreateTables1764000000000 } from './1764000000000-create-tables.js';

/** All migrations, oldest first. They run at start, on both databases. */
export const MIGRATIONS = [CreateTables1764000000000] as const;
