import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** How `npm start` bounds the memory of the process. */
export function memoryOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((option) => /^--(max|heap|no)-/.test(option));
}

/** The built server as a process of its own, which can be killed. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** All that it wrote to its standard output and error so far, and how it ended. */
    readonly said: readonly string[],
  ) {}

  static build(): void {
    const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { stdio: 'inherit' });
    if (status !== 0) throw new Error('The server could not be built.');
  }

  static start(databaseUrl: string, variables: Record<string, string> = {}): Promise<ServerProcess> {
    return ServerProcess.spawn([process.execPath, ...memoryOptions(), 'dist/main.js'], databaseUrl, variables);
  }

  /** Starts the server as `npm start` does: signals go to npm. */
  static startWithNpm(databaseUrl: string, variables: Record<string, string> = {}): Promise<ServerProcess> {
    return ServerProcess.spawn(['npm', 'start'], databaseUrl, variables);
  }

  private static async spawn(
    [command = '', ...args]: string[],
    databaseUrl: string,
    variables: Record<string, string>,
  ): Promise<ServerProcess> {
    const child = spawn(command, args, {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        PORT: '0',
        ALLOW_PRIVATE_ADDRESSES: 'true',
        LOG_FORMAT: 'text',
        LOG_LEVEL: 'info',
        NO_COLOR: '1',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
    child.once('exit', (code, signal) => said.push(`The process ended: ${signal ?? `exit code ${code}`}.`));
    for await (const text of createInterface({ input: child.stdout })) {
      said.push(text);
      const url = /feedmill listens on (\S+)/.exec(text)?.[1];
      if (!url) continue;
      // A full pipe must not stop the server.
      child.stdout.on('data', (more: Buffer) => said.push(more.toString())).resume();
      return new ServerProcess(child, url, said);
    }
    throw new Error(`The server did not start:\n${said.join('\n')}`);
  }

  async ask(query: string, variables: object = {}): Promise<Record<string, any>> {
    const { data, errors } = JSON.parse(await this.answer(query, variables)) as {
      data: Record<string, any>;
      errors?: unknown;
    };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The text of an answer, whether the operation succeeded or not. */
  async answer(query: string, variables: object = {}): Promise<string> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  }

  /** Ends the process by a signal, and answers its exit code (null when the signal ended it). */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return exitCode;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    return ((await exit) as [number | null])[0];
  }
}
