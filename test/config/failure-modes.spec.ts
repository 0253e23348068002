import { existsSync, readFileSync } from 'node:fs';
import { type ErrorCode, ERRORS, errorSpec } from '../../src/common/errors.js';
import { isRetried } from '../../src/jobs/runs/retry-policy.js';

const PAGE = readFileSync('docs/failure-modes.md', 'utf8');
const ROWS = [...PAGE.matchAll(/^\| `([A-Z_]+)` \| .+? \| (.+?) \| .+ \| .+ \|$/gm)];

it('explains every reason of a run in docs/failure-modes.md, once: what happened, what is done, what to do', () => {
  const reasons = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => errorSpec(code).reason);
  expect(ROWS.map(([, code]) => code).sort()).toEqual(reasons.sort());
});

it('says that a run is tried again for the reasons that the error catalogue has retried, and no other', () => {
  const retried = ROWS.filter(([, , action = '']) => action.includes('tries again')).map(([, code]) => code);
  expect(retried.sort()).toEqual(
    ROWS.map(([, code]) => code as ErrorCode)
      .filter(isRetried)
      .sort(),
  );
});

it('names a test for every reason and every guard that is there and speaks of it', () => {
  const rows = PAGE.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:reason|guard) \|/.test(line));
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
