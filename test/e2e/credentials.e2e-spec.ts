import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { loadConfig } from '../../src/config/config.js';
import { rotateCredentials } from '../../src/rotate-credentials.js';
import { TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { ServerProcess } from '../support/server.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const SAVE = 'mutation ($source: SourceRequest!, $id: ID) { saveSource(source: $source, id: $id) }';
const PREVIEW = 'query ($source: SourceInput!) { getProductPreview(source: $source) }';
const newKey = () => randomBytes(32).toString('base64');

/** PostgreSQL has no file to lay a key beside, or to lock. */
function onSqlite(name: string, test: () => Promise<void>): void {
  if (!process.env['TEST_DATABASE_URL']) it(name, test);
}

let database: Awaited<ReturnType<typeof newDatabase>>;

beforeEach(async () => {
  database = await newDatabase();
});
afterEach(async () => {
  await closeStubs();
  await database.drop();
});

/** Does something in an application over the test's database, with the keys that it is given. */
async function withApp<T>(CREDENTIALS_KEY: string, work: (app: TestApp) => Promise<T>): Promise<T> {
  const app = await TestApp.start({ CREDENTIALS_KEY }, { databaseUrl: database.url });
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

const save = (app: TestApp, url: string, token: string): Promise<string> =>
  app
    .ask(SAVE, {
      source: { type: 'Request', url, sourceHeaders: ['X-Token: ${TOKEN}'], credentials: { TOKEN: token } },
    })
    .then(({ saveSource }) => saveSource as string);

const keysInUse = (app: TestApp): Promise<string[]> =>
  app.reader
    .query('SELECT "credentials" FROM "source" ORDER BY "id"')
    .then((rows: { credentials: string | null }[]) => rows.map((row) => row.credentials?.split('.')[0] ?? 'none'));

const rotate = (CREDENTIALS_KEY: string) =>
  rotateCredentials(loadConfig({ DATABASE_URL: database.url, CREDENTIALS_KEY }));

describe('the rotation of keys', () => {
  it('seals everything with the first key, says how many, and leaves the old key without a use', async () => {
    const [old, next] = [newKey(), newKey()];
    const seen: unknown[] = [];
    const { url } = await startStub(({ headers }, response) => {
      seen.push(headers['x-token']);
      response.end('[{"id":1}]');
    });
    const [first, second] = await withApp(`old:${old}`, async (app) => {
      await app.ask(SAVE, { source: { type: 'Request', url } });
      return [await save(app, url, 'token-1'), await save(app, url, 'token-2')];
    });
    expect(await rotate(`next:${next},old:${old}`)).toEqual({ keyID: 'next', rotated: 2, already: 0 });
    expect(await rotate(`next:${next},old:${old}`)).toEqual({ keyID: 'next', rotated: 0, already: 2 });
    await withApp(`next:${next}`, async (app) => {
      expect(await keysInUse(app)).toEqual(['none', 'next', 'next']);
      for (const id of [first, second]) await app.ask(PREVIEW, { source: { id } });
    });
    expect(seen).toEqual(['token-1', 'token-2']);
  });

  it('reaches more sources than fit one transaction', async () => {
    const [old, next] = [newKey(), newKey()];
    await withApp(`old:${old}`, async (app) => {
      for (let i = 0; i < 201; i++) await save(app, 'https://shop.example/', `token-${i}`);
    });
    expect(await rotate(`next:${next},old:${old}`)).toMatchObject({ rotated: 201 });
    await withApp(`next:${next}`, async (app) => expect(new Set(await keysInUse(app))).toEqual(new Set(['next'])));
  });

  it('does not count as an edit of the source', async () => {
    const [old, next] = [newKey(), newKey()];
    const revision = (app: TestApp) => app.reader.query('SELECT "revision" FROM "source"');
    const before = await withApp(`old:${old}`, async (app) => {
      await save(app, 'https://shop.example/', 'token');
      return revision(app);
    });
    await rotate(`next:${next},old:${old}`);
    expect(await withApp(`next:${next}`, revision)).toEqual(before);
  });

  it('changes nothing without CREDENTIALS_KEY, without the old key, or with a wrong one', async () => {
    const old = newKey();
    await withApp(`old:${old}`, (app) => save(app, 'https://shop.example/', 'token'));
    for (const keys of ['', `next:${newKey()}`, `next:${newKey()},old:${newKey()}`]) {
      await expect(rotate(keys)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    }
    await withApp(`old:${old}`, async (app) => expect(await keysInUse(app)).toEqual(['old']));
  });

  onSqlite('takes over the key file', async () => {
    const next = newKey();
    await withApp('', (app) => save(app, 'https://shop.example/', 'token'));
    const file = readFileSync(`${database.url.slice('sqlite:'.length)}.key`, 'utf8');
    expect(await rotate(`next:${next},file:${file}`)).toMatchObject({ rotated: 1 });
    await withApp(`next:${next}`, async (app) => expect(await keysInUse(app)).toEqual(['next']));
  });

  onSqlite('is refused while a server uses the file', async () => {
    const key = newKey();
    await withApp(`old:${key}`, async () => {
      await expect(rotate(`next:${newKey()},old:${key}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    });
  });
});

describe('the start', () => {
  it.each([
    ['the key is not there any more', () => `new:${newKey()}`, /"shop.example".*"old".*CREDENTIALS_KEY as old:key/],
    ['another key has its id', () => `old:${newKey()}`, /"shop.example".*a different key "old".*Restore/],
    ['a key is too short', () => 'old:a2V5', /32 bytes/],
    ['two keys have one id', () => `old:${newKey()},old:${newKey()}`, /two keys with the id "old"/],
  ])('is refused when %s, with a message that says the cure', async (_, keys, message) => {
    await withApp(`old:${newKey()}`, (app) => save(app, 'https://shop.example/', 'token'));
    const start = TestApp.start({ CREDENTIALS_KEY: keys() }, { databaseUrl: database.url });
    await expect(start).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) });
  });
});

describe('the server as a process', () => {
  let server: ServerProcess | undefined;

  beforeAll(() => ServerProcess.build(), 240_000);
  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
  });

  const source = { type: 'Request', url: 'https://shop.example/', credentials: { TOKEN: 'hunter2' } };

  onSqlite('makes a key file that only its owner can read, once it needs one, and says so in its log', async () => {
    const file = `${database.url.slice('sqlite:'.length)}.key`;
    server = await ServerProcess.start(database.url, { CREDENTIALS_KEY: '' });
    await server.ask('{ getSources { id } }');
    expect(existsSync(file)).toBe(false);
    await server.ask(SAVE, { source });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(server.said.join('')).toContain(
      `CREDENTIALS_KEY is not set: credentials are sealed with the key in ${file}`,
    );
    expect(server.said.join('')).not.toContain(readFileSync(file, 'utf8'));
  });

  it('rotates by a command that says how many, and refuses in one line', async () => {
    const [old, next] = [newKey(), newKey()];
    const run = (CREDENTIALS_KEY: string) =>
      spawnSync(process.execPath, ['scripts/rotate-credentials.mjs'], {
        env: { ...process.env, DATABASE_URL: database.url, CREDENTIALS_KEY },
        encoding: 'utf8',
      });
    await withApp(`old:${old}`, (app) => save(app, 'https://shop.example/', 'token'));
    const refused = run(`next:${next}`);
    expect(refused.status).toBe(1);
    expect(refused.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('Add it to CREDENTIALS_KEY as old:key'),
    ]);
    const rotated = run(`next:${next},old:${old}`);
    expect(rotated).toMatchObject({ status: 0, stderr: '' });
    expect(rotated.stdout).toContain('The credentials of 1 source are sealed with the key "next" now.');
    expect(rotated.stdout).not.toContain(next);
  });
});
