import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLock } from '../../src/database/file-lock.js';
import { ServerProcess } from '../support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'feedmill-'));
const file = join(folder, 'npm.sqlite');
let server: ServerProcess;
let pid: number | null = null;

beforeAll(async () => {
  ServerProcess.build();
  server = await ServerProcess.startWithNpm(`sqlite:${file}`, { POTR: '3' });
  pid = Number(/\[Nest\] (\d+)/.exec(server.said.join('\n'))?.[1]);
});
afterAll(() => {
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('says in the log which variable is probably a misspelt setting', () => {
  expect(server.said.join('\n')).toMatch(/WARN.*\[Config\].*POTR is not a setting of feedmill; did you mean PORT\?/);
});

it('stops the server and frees its database when npm start gets SIGTERM', async () => {
  expect(isAlive(pid!)).toBe(true);
  const start = performance.now();
  expect(await server.end('SIGTERM')).toBe(0);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(isAlive(pid!)).toBe(false);
  await (await FileLock.take(`${file}.lock`)).release();
});

function isAlive(processID: number): boolean {
  try {
    return process.kill(processID, 0);
  } catch {
    return false;
  }
}
