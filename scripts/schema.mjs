// schema.gql, printed from the application itself. `write` writes it; `check` refuses a file that is out of date and a
// schema that breaks a document which is valid by part 1 of the contract (test/schema/part-1.graphql).
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import { FeedmillModule, loadConfig } from '../dist/index.js';

const SCHEMA = new URL('../schema.gql', import.meta.url);
const CONTRACT = new URL('../test/schema/part-1.graphql', import.meta.url);

const [command] = process.argv.slice(2);
if (command !== 'write' && command !== 'check') {
  console.error('Say what to do: npm run schema:write, or npm run schema:check.');
  process.exit(1);
}

const schema = await schemaOfApplication();
const printed = `# Written by \`npm run schema:write\`; do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
if (command === 'write') {
  writeFileSync(SCHEMA, printed);
  console.log('schema.gql is written.');
} else {
  const problems = [...staleness(), ...breaks()];
  if (problems.length > 0) console.error(problems.join('\n\n'));
  else console.log('schema.gql is up to date, and keeps every promise of part 1 of the contract.');
  process.exitCode = problems.length > 0 ? 1 : 0;
}

async function schemaOfApplication() {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-schema-'));
  const config = loadConfig({ DATABASE_URL: `sqlite:${join(folder, 'schema.sqlite')}`, SCHEDULER_CRON: 'off' });
  const app = await NestFactory.create(FeedmillModule.forRoot(config), { logger: ['fatal'], abortOnError: false });
  try {
    await app.init();
    return app.get(GraphQLSchemaHost).schema;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function staleness() {
  const committed = readCommitted();
  if (committed === printed) return [];
  const old = committed.split('\n');
  const now = printed.split('\n');
  const lines = [
    ...old.filter((line) => !now.includes(line)).map((line) => `  - ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `  + ${line}`),
  ];
  return [
    `schema.gql is not what the code says:\n${lines.join('\n') || '  (lines in another order)'}\n` +
      'Cure: npm run schema:write, read the difference, and commit schema.gql.',
  ];
}

function readCommitted() {
  try {
    return readFileSync(SCHEMA, 'utf8');
  } catch {
    return '';
  }
}

function breaks() {
  const changes = findBreakingChanges(buildSchema(readFileSync(CONTRACT, 'utf8')), schema);
  if (changes.length === 0) return [];
  return [
    `The schema breaks part 1 of the contract:\n${changes.map(({ description }) => `  ${description}`).join('\n')}\n` +
      'Cure: keep what was published; add only fields, enum values, and arguments that are nullable or have a default.',
  ];
}
