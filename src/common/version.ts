import { createRequire } from 'node:module';

/** The version of this feedmill, as its package says. */
export const { version: VERSION } = createRequire(import.meta.url)('../../package.json') as { version: string };
