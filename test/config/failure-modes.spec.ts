import { existsSync, readFileSync } from 'node:fs';
import { ERRORS } from '../../src/common/errors.js';

/** Codes that answer a request and never end a run. */
const NO_REASON = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'IN_USE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'RUN_IN_PROGRESS',
  'VERSION_GONE',
  'UNAVAILABLE',
  'CONFIG_INVALID',
  'EXTENSION_INVALID',
]);

it('explains every reason of a run in docs/failure-modes.md, once: what happened, what is done, what to do', () => {
  const rows = [...readFileSync('docs/failure-modes.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| .+ \| .+ \| .+ \|$/gm)];
  const reasons = Object.keys(ERRORS).filter((code) => !NO_REASON.has(code));
  expect(rows.map(([, code]) => code).sort()).toEqual(reasons.sort());
});

it('names a test for every reason and every guard that is there and speaks of it', () => {
  const rows = readFileSync('docs/failure-modes.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:reason|guard) \|/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  const untested = rows.filter((row) => {
    const [, suite = 'none', title = ''] = /\| `([\w-]+)` ([^|]+) \|$/.exec(row) ?? [];
    const path = `test/e2e/${suite}.e2e-spec.ts`;
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const [, reason = ''] = /^\| `([A-Z_]+)` \|/.exec(row) ?? [];
    return !text.includes(`'${title}'`) || !text.includes(reason);
  });
  expect(untested).toEqual([]);
});
