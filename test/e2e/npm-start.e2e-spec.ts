import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLock } from '../../src/database/file-lock.js';
import { ServerProcess } from '../support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'feedmill-'));
const file = join(folder, 'npm.sqlite');
let pid: number | null = null;

beforeAll(() => ServerProcess.build());
afterAll(() => {
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('stops the server and frees its database when npm start gets SIGTERM', async () => {
  const server = await ServerProcess.startWithNpm(`sqlite:${file}`);
  pid = Number(/\[Nest\] (\d+)/.exec(server.said.join('\n'))?.[1]);
  expect(isAlive(pid)).toBe(true);
  const start = performance.now();
  expect(await server.end('SIGTERM')).toBe(0);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(isAlive(pid)).toBe(false);
  await (await FileLock.take(`${file}.lock`)).release();
});

function isAlive(processID: number): boolean {
  try {
    return process.kill(processID, 0);
  } catch {
    return false;
  }
}
