import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type NestExpressApplication } from '@nestjs/platform-express';

/** An answer whose body is taken at the pace of the test. */
export interface Download {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body, not taken yet; destroying it is a client that goes away. */
  readonly body: IncomingMessage;
}

/** Asks an application that listens; nothing of the body is read or decoded. */
export async function download(
  nest: NestExpressApplication,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Download> {
  if (!nest.getHttpServer().listening) await nest.listen(0, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as AddressInfo;
  const body = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method, agent: false }, resolve).on('error', reject).end();
  });
  return { status: body.statusCode ?? 0, headers: body.headers, body };
}

export async function bytesOf({ body }: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function textOf(answer: Download): Promise<string> {
  return (await bytesOf(answer)).toString();
}
