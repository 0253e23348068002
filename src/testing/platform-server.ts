import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlatformRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `http://127.0.0.1:{port}` of the platform, for links to itself. */
  readonly origin: string;
}

export interface PlatformAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Answers as a platform does. */
export type PlatformHandler = (request: PlatformRequest) => PlatformAnswer | Promise<PlatformAnswer>;

/**
 * What becomes of a request instead of its answer: another answer, no answer at all (`silence`), half of the answer and
 * then nothing (`stall`), half of it and then a closed connection (`cut`), or `null`: the answer itself.
 */
export type Interference = PlatformAnswer | 'silence' | 'stall' | 'cut' | null;

/** A platform that listens on a port of its own. */
export interface PlatformServer {
  /** `http://127.0.0.1:{port}`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly PlatformRequest[];
  /** How many requests have neither been answered to the end nor been given up by who asked. */
  readonly open: number;
  /** Looks at every request before it is answered; may change at any time. */
  interfere: (request: PlatformRequest) => Interference;
  /** What `answer` threw; `null`: nothing. */
  readonly failure: Error | null;
  close(): Promise<void>;
}

/** Starts a local stand-in for a platform, over real HTTP on loopback. */
export async function startPlatform(answer: PlatformHandler): Promise<PlatformServer> {
  const requests: PlatformRequest[] = [];
  let open = 0;
  let failure: Error | null = null;
  const server = createServer((incoming, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    readRequest(incoming, platform.url)
      .then(async (request) => {
        requests.push(request);
        await write(response, await answer(request), platform.interfere(request));
      })
      .catch((error: unknown) => {
        // A client that has disconnected is not an error of the platform.
        if (!incoming.destroyed || incoming.complete)
          failure ??= error instanceof Error ? error : new Error(String(error));
        response.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const platform: PlatformServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get open() {
      return open;
    },
    get failure() {
      return failure;
    },
    interfere: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return platform;
}

async function readRequest(incoming: IncomingMessage, origin: string): Promise<PlatformRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString('utf8'),
    origin,
  };
}

async function write(response: ServerResponse, answer: PlatformAnswer, interference: Interference): Promise<void> {
  if (interference === 'silence') return;
  const {
    status = 200,
    headers = {},
    body = '',
  } = interference === null || typeof interference === 'string' ? answer : interference;
  const bytes = Buffer.from(body);
  const framing = status === 204 ? {} : { 'content-length': String(bytes.length) };
  response.writeHead(status, { ...framing, ...headers });
  if (typeof interference !== 'string') return void response.end(bytes);
  await new Promise<void>((resolve) => response.write(bytes.subarray(0, bytes.length >> 1), () => resolve()));
  if (interference === 'cut') response.destroy();
}
