/**
 * A size that `npm run test:long` uses in full. `npm test` uses the small one: it finds a break, but not the rarest.
 * A suite that calls this has its name in `SIZED` of jest.config.mjs.
 */
export const sized = (small: number, full: number): number => (process.env['TEST_LONG'] ? full : small);

/** How many cases a property is tried with: a fifth in `npm test`. */
export const numRuns = (full: number): number => sized(Math.ceil(full / 5), full);
