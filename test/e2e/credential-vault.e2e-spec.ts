import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FeedmillError } from '../../src/common/errors.js';
import { loadConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { CredentialVault } from '../../src/sources/credential-vault.js';
import { Source } from '../../src/sources/source.entity.js';
import { newDatabase } from '../support/new-database.js';

const ID = 'a-source';
const CREDENTIALS = { token: 'hunter2', pid: '' };
const POSTGRES = 'postgres://localhost/feedmill';

let folder: string;
let stored: Awaited<ReturnType<typeof newDatabase>>;
let database: Database;
let reader: DataSource;

beforeEach(async () => {
  Logger.overrideLogger(false);
  folder = mkdtempSync(join(tmpdir(), 'feedmill-vault-'));
  stored = await newDatabase();
  database = await Database.open(loadConfig({ DATABASE_URL: stored.url }), { entities: [Source], firstFormats: [] });
  reader = await Database.openReader(database.readerOptions);
});
afterEach(async () => {
  await reader.destroy();
  await database.onApplicationShutdown();
  await stored.drop();
  rmSync(folder, { recursive: true });
});

const newKey = () => randomBytes(32).toString('base64');
const keyFile = () => join(folder, 'test.sqlite.key');
const vault = (CREDENTIALS_KEY = '', DATABASE_URL = `sqlite:${join(folder, 'test.sqlite')}`) =>
  new CredentialVault(loadConfig({ CREDENTIALS_KEY, DATABASE_URL }), reader);

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof FeedmillError ? error.code : String(error);
  }
}

async function store(credentials: string): Promise<void> {
  const content = { id: ID, name: 'A shop', type: 'Request', headers: [], revision: 1, createdAt: new Date(0) };
  await database.transact((manager) => manager.insert(Source, { ...content, credentials }));
}

describe('the credential vault', () => {
  it('opens what it sealed, and shows nothing of it', () => {
    const keys = vault(newKey());
    const sealed = keys.seal(ID, CREDENTIALS);
    expect(keys.open(ID, sealed)).toEqual(CREDENTIALS);
    expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain('hunter2');
    expect(keys.seal(ID, CREDENTIALS)).not.toBe(sealed);
  });

  it('does not open what was sealed for another source, or was changed', () => {
    const keys = vault(newKey());
    const sealed = keys.seal(ID, CREDENTIALS);
    const [keyID, nonce, tag, text = ''] = sealed.split('.');
    const changed = text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    const shortTag = Buffer.from(tag ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url');
    expect(() => keys.open('another', sealed)).toThrow('cannot be opened');
    expect(() => keys.open(ID, [keyID, nonce, tag, changed].join('.'))).toThrow('cannot be opened');
    expect(() => keys.open(ID, [keyID, nonce, shortTag, text].join('.'))).toThrow('cannot be opened');
  });

  it('seals with the first key and opens with all, so that keys can be rotated', () => {
    const [before, after] = [newKey(), newKey()];
    const sealed = vault(before).seal(ID, CREDENTIALS);
    const rotated = vault(`next:${after},default:${before}`);
    expect(rotated.open(ID, sealed)).toEqual(CREDENTIALS);
    expect(rotated.seal(ID, CREDENTIALS)).toMatch(/^next\./);
  });

  it.each([
    ['a key that is too short', 'a2V5'],
    ['a key that is too long', 'x'.repeat(44)],
    ['an id without a key', `a:${newKey()},b:`],
  ])('refuses %s', (_, setting) => {
    expect(codeOf(() => vault(setting))).toBe('CONFIG_INVALID');
  });
});

describe('without CREDENTIALS_KEY', () => {
  it('makes a key file beside the SQLite file that only its owner can read, once it is needed', () => {
    const first = vault();
    expect(existsSync(keyFile())).toBe(false);
    const sealed = first.seal(ID, CREDENTIALS);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(vault().open(ID, sealed)).toEqual(CREDENTIALS);
  });

  it('carries the key of the file over into the setting under its id', () => {
    const sealed = vault().seal(ID, CREDENTIALS);
    const moved = vault(`next:${newKey()},file:${readFileSync(keyFile(), 'utf8')}`);
    expect(moved.open(ID, sealed)).toEqual(CREDENTIALS);
  });

  it('refuses to seal on PostgreSQL, and says what to set', () => {
    const seal = () => vault('', POSTGRES).seal(ID, CREDENTIALS);
    expect(seal).toThrow('CREDENTIALS_KEY');
    expect(codeOf(seal)).toBe('BAD_USER_INPUT');
  });
});

describe('at start', () => {
  it('is content with sources whose keys are there', async () => {
    const key = newKey();
    await store(vault(key).seal(ID, CREDENTIALS));
    await expect(vault(key).onModuleInit()).resolves.toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['a key that was taken out', 'old:', 'new:'],
    ['the key file when CREDENTIALS_KEY took its place', '', ''],
  ])('is refused for %s', async (_, before, after) => {
    await store(vault(before && before + newKey()).seal(ID, CREDENTIALS));
    const refusal = vault(after + newKey()).onModuleInit();
    await expect(refusal).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/"A shop".*CREDENTIALS_KEY/) as string,
    });
  });
});
