import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { Json, TestApp } from './app.js';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly payload: Json;
}

type Reply = number | { status: number; headers: Record<string, string> } | 'hang';

/** Somebody else's server that takes deliveries, or does not. */
export class Receiver {
  /** Everything that came, and what of it was answered with 2xx. */
  readonly tries: Received[] = [];
  readonly taken: Received[] = [];
  reply: (received: Received) => Reply | Promise<Reply> = () => 204;

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request: IncomingMessage, response) => {
      void (async () => {
        const received = await read(request);
        // A sender that is killed may leave the half of a request behind.
        if (!received) return;
        receiver.tries.push(received);
        const reply = await receiver.reply(received);
        if (reply === 'hang') return;
        const { status, headers } = typeof reply === 'number' ? { status: reply, headers: {} } : reply;
        if (status >= 200 && status < 300) receiver.taken.push(received);
        response.writeHead(status, headers).end(status === 204 ? undefined : 'thanks');
      })();
    });
    return receiver;
  }

  get payloads(): Json[] {
    return this.taken.map(({ payload }) => payload);
  }

  /** The products of everything that was taken, in the order in which it was. */
  get products(): Json[] {
    return this.payloads.flatMap(({ products }) => products as Json[]);
  }

  forget(): void {
    this.tries.length = 0;
    this.taken.length = 0;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

async function read(request: IncomingMessage): Promise<Received | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch (error) {
    if (!request.complete) return null;
    throw error;
  }
  const body = Buffer.concat(chunks).toString();
  return { path: request.url ?? '', headers: request.headers, body, payload: JSON.parse(body) as Json };
}

/** What the official package makes of a delivery, at the time of the application; it throws for a wrong signature. */
export async function verified(app: TestApp, { headers, body }: Received, secret: string): Promise<unknown> {
  const now = (await app.clock.now()).getTime();
  const time = jest.spyOn(Date, 'now').mockReturnValue(now);
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    time.mockRestore();
  }
}

export async function saveWebhook(
  app: TestApp,
  variables: object,
): Promise<{ id: string; secret: string | undefined }> {
  const { data, errors, extensions } = await app.graphql(
    `mutation ($url: String!, $event: WebhookEvent!, $fields: [String], $jobID: ID!, $secret: String) {
       hook: saveWebhook(url: $url, event: $event, fields: $fields, jobID: $jobID, secret: $secret) }`,
    variables,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return { id: data['hook'] as string, secret: extensions?.['webhookSecrets']?.['hook'] as string | undefined };
}

export async function webhookOf(app: TestApp, id: string): Promise<Json> {
  const { getWebhooks } = await app.ask('{ getWebhooks { id url event fields jobID state lastError version } }');
  return (getWebhooks as Json[]).find((webhook) => webhook['id'] === id)!;
}
