// Runs the end-to-end suites on PostgreSQL, each test on a database of its own on the server of TEST_DATABASE_URL.
import { spawnSync } from 'node:child_process';
import pg from 'pg';

const example = 'TEST_DATABASE_URL=postgres://postgres@127.0.0.1:5432/feedmill_ci npm run test:services';
const text = process.env.TEST_DATABASE_URL;
if (!text) stop(`TEST_DATABASE_URL is not set. Give a database whose user may create others, as in:\n  ${example}`);
if (!URL.canParse(text)) stop(`TEST_DATABASE_URL is not a url. Give one such as:\n  ${example}`);

const client = new pg.Client({ connectionString: text, connectionTimeoutMillis: 10_000 });
try {
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
} catch (error) {
  // Without the password that may stand in the url.
  const { host, pathname } = new URL(text);
  stop(`The database ${pathname.slice(1)} on ${host} does not answer: ${error.message || error.code}.`);
}

// The end-to-end suites, also those that `npm run test:long` runs on SQLite, and in the sizes that it runs them in.
const SUITES = ['--testMatch', '**/*.e2e-spec.ts', '--testMatch', '**/*.long-spec.ts'];
const jest = [
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
  ...SUITES,
  'test/e2e',
  ...process.argv.slice(2),
];
const env = { ...process.env, TEST_LONG: '1' };
process.exit(spawnSync(process.execPath, jest, { stdio: 'inherit', env }).status ?? 1);

function stop(message) {
  console.error(message);
  process.exit(1);
}
