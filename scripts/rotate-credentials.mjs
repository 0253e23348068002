// Seals all stored credentials with the first key of CREDENTIALS_KEY=id:key,id:key. Afterwards the other keys can be taken
// out. With SQLite the server has to be stopped; with PostgreSQL start the servers with the new CREDENTIALS_KEY first.
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { loadConfig } from '../dist/config/config.js';
import { rotateCredentials } from '../dist/rotate-credentials.js';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { keyID, rotated, already } = await rotateCredentials(loadConfig(process.env));
  console.log(`The credentials of ${counted(rotated)} are sealed with the key "${keyID}" now.`);
  if (already > 0) console.log(`Those of ${counted(already)} already were.`);
  console.log('The other keys can be taken out of CREDENTIALS_KEY.');
} catch (error) {
  // What an operator can mend says its code and message; anything else needs its stack.
  console.error(error?.code ? error.message : error);
  process.exit(1);
}

function counted(number) {
  return number === 1 ? '1 source' : `${number} sources`;
}
