import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that a test makes up, over real HTTP on loopback. */
export interface StubServer {
  /** Without a path. */
  readonly url: string;
  readonly port: number;
  /** What it was asked, in order. */
  readonly requests: IncomingMessage[];
}

const servers: Server[] = [];

export async function startStub(listener: RequestListener): Promise<StubServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, requests };
}

/** To be called after each test. */
export async function closeStubs(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
