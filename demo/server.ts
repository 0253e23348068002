import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE = 60_000;

/** A feedmill server of its own, as a process with a fresh database. */
export interface DemoServer {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  /** Resolves when the process is gone, with what it said last. */
  readonly gone: Promise<string>;
  ask<T>(query: string, variables?: object): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the built server, and waits until it says where it listens. */
export async function startServer(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-demo-'));
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
      // The demo shop is on this machine.
      ALLOW_PRIVATE_ADDRESSES: 'true',
      LOG_FORMAT: 'text',
      LOG_LEVEL: 'info',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const said: string[] = [];
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`code ${code ?? signal}\n${said.join('\n')}`));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(killed, 10_000);
    await gone;
    clearTimeout(timer);
    process.off('exit', killed);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await firstUrl(child, said, gone);
    return { url, gone, stop, ask: (query, variables) => ask(url, query, variables) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function firstUrl(child: ChildProcess, said: string[], gone: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The server did not start: ${why}`));
    const timer = setTimeout(() => fail(`it said nothing for ${PATIENCE / 1000} s\n${said.join('\n')}`), PATIENCE);
    const read = (line: string): void => {
      said.push(line);
      if (said.length > 40) said.shift();
      const url = /feedmill listens on (http:\/\/[\w.:[\]-]+\/graphql)/.exec(line)?.[1];
      if (url) resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
    void gone.then(fail);
    void gone.finally(() => clearTimeout(timer));
  });
}

async function ask<T>(url: string, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const body = await response.text();
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`${response.status}: ${body}`);
  const { data, errors } = JSON.parse(body) as { data?: T; errors?: { message: string }[] };
  if (errors) throw new Error(`The API refused: ${errors.map(({ message }) => message).join('; ')}`);
  if (!data) throw new Error(`The API answered ${response.status} without data: ${body}`);
  return data;
}
