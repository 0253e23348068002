import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that a test makes up, over real HTTP on loopback. */
export interface StubServer {
  /** Without a path. */
  readonly url: string;
  readonly port: number;
  /** What it was asked, in order. */
  readonly requests: IncomingMessage[];
}

interface Host {
  /** Without a path. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const stubs: Host[] = [];

/** A server on loopback that whoever starts it closes, with all connections to it. */
export async function startHost(listener: RequestListener): Promise<Host> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, close };
}

export async function startStub(listener: RequestListener): Promise<StubServer> {
  const requests: IncomingMessage[] = [];
  const host = await startHost((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  stubs.push(host);
  return { url: host.url, port: host.port, requests };
}

/** To be called after each test. */
export async function closeStubs(): Promise<void> {
  for (const stub of stubs.splice(0)) await stub.close();
}
