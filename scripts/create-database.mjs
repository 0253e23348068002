// Creates the PostgreSQL database that TEST_DATABASE_URL names, unless it is there.
import pg from 'pg';

const url = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/feedmill_ci');
const name = decodeURIComponent(url.pathname.slice(1));
const server = new URL(url);
server.pathname = '/postgres';

const client = new pg.Client({ connectionString: server.href, connectionTimeoutMillis: 10_000 });
try {
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  console.log(`The database ${name} on ${url.host} is ${rowCount === 0 ? 'created' : 'there'}.`);
} catch (error) {
  console.error(`The database ${name} on ${url.host} could not be created: ${error.message || error.code}.`);
  process.exitCode = 1;
} finally {
  await client.end();
}
