import type { IncomingMessage, ServerResponse } from 'node:http';
import { newDatabase } from '../support/new-database.js';
import { ServerProcess } from '../support/server.js';
import { closeStubs, startStub } from '../support/stub-server.js';

/** What nobody may ever see again; of characters that read differently in a url and in JSON. */
const CANARIES = { KEY: 'canary+in/url=1', TOKEN: 'canary"in&header#2', BODY: 'canary\\in<body>3' };
const LITERALS = { url: 'canary-literal-in-url-4', header: 'canary-literal-in-header-5' };

type Answer = (response: ServerResponse, echo: string, request: IncomingMessage) => void;

const SEALING_KEY = 'canary-key';

/** Servers that fail in every way, and repeat all they were sent while they do. */
const FAILURES: Record<string, Answer> = {
  echoed: (response, echo) =>
    response.end(
      JSON.stringify([
        { id: 1, echo },
        { id: 2, title: echo, echo: { deep: [echo] } },
      ]),
    ),
  'echoed-csv': (response, echo) => response.end(`id,title\n1,"${echo.replaceAll('"', '""')}"\n2,x\n`),
  'not-found': (response, echo) => response.writeHead(404).end(echo),
  refused: (response, echo) => response.writeHead(401, { 'www-authenticate': 'Bearer' }).end(echo),
  forbidden: (response, echo) => response.writeHead(403).end(echo),
  throttled: (response, echo) => response.writeHead(429, { 'retry-after': '0' }).end(echo),
  broken: (response, echo) => response.writeHead(500).end(echo),
  cut: (response, echo) =>
    void response.writeHead(200, { 'content-length': 9999 }).write(echo, () => response.destroy()),
  page: (response, echo) => response.end(`<!doctype html><title>${echo}</title>${echo}`),
  text: (response, echo) => response.end(echo),
  'bad-json': (response, echo) => response.end(`[{"id":1,"title":${JSON.stringify(echo)}},${echo}`),
  'bad-xml': (response, echo) => response.end(`<feed><item><id>1</id>${echo}</wrong></feed>`),
  'bad-gzip': (response, echo) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(echo),
  encoded: (response, echo) => response.writeHead(200, { 'content-encoding': echo.replace(/[^\w-]/g, '') }).end(echo),
  elsewhere: (response, _, { url, headers }) =>
    response
      .writeHead(302, { location: `http://nobody.invalid${url}&h=${encodeURIComponent(headers['x-token'] as string)}` })
      .end(),
  'to-a-file': (response, _, { url }) => response.writeHead(302, { location: `file://${url}` }).end(),
  'to-nowhere': (response, echo) => response.writeHead(302, { location: `http://[${encodeURIComponent(echo)}` }).end(),
};

const SAVE_SOURCE = 'mutation ($source: SourceRequest!, $id: ID) { saveSource(source: $source, id: $id) }';
const SAVE_JOB =
  'mutation ($source: SourceInput!, $mapping: MappingInput) { saveJob(source: $source, mapping: $mapping) }';
const LOOKS = [
  'query ($source: SourceInput!) { getProductPreview(source: $source) }',
  'query ($source: SourceInput!) { getFromSource(source: $source) }',
  'query ($source: SourceInput!) { applyMapping(source: $source, mapping: { data: [{ sourceField: "title", targetField: "Name" }] }) }',
];
const JOBS = `{ getJobs { id status health lastRun source { name url sourceHeaders sourceBody description } mapping { name }
  runs { nodes { id status reason message source issueCounts { code field count } issues { nodes { code field message record } } } } } }`;

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: ServerProcess;
let answered: string[];

beforeAll(async () => {
  ServerProcess.build();
  database = await newDatabase();
  server = await ServerProcess.start(database.url, {
    CREDENTIALS_KEY: `canary:${Buffer.alloc(32, SEALING_KEY).toString('base64')}`,
    LOG_LEVEL: 'debug',
    RETRY_ATTEMPTS: '1',
    RETRY_BASE: '1ms',
    SCHEDULER_CRON: 'off',
  });
}, 300_000);
afterAll(async () => {
  await server?.end('SIGKILL');
  await closeStubs();
  await database.drop();
});
beforeEach(() => {
  answered = [];
});

async function ask(query: string, variables: object = {}): Promise<Record<string, any>> {
  const text = await server.answer(query, variables);
  answered.push(text);
  return JSON.parse(text) as Record<string, any>;
}

/** All forms in which a text may be written. */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(secret), encodeURI(secret), ...base64];
}

/** The places where a secret can be read in what the server emitted. */
function leaks(emitted: string): string[] {
  const secrets = [...Object.values(CANARIES), ...Object.values(LITERALS), SEALING_KEY];
  return secrets
    .flatMap(formsOf)
    .flatMap((form) =>
      emitted.includes(form) ? [emitted.slice(Math.max(0, emitted.indexOf(form) - 200)).slice(0, 400)] : [],
    );
}

function sourceAt(url: string): object {
  return {
    type: 'Request',
    url: `${url}?key=\${KEY}&api_token=${LITERALS.url}`,
    sourceMethod: 'POST',
    sourceHeaders: ['X-Token: ${TOKEN}', `Authorization: Bearer ${LITERALS.header}`],
    sourceBody: '{"secret":"${BODY}"}',
    credentials: CANARIES,
  };
}

/** Saves the source, looks at it in every way, and has a job run it. */
async function useEverywhere(source: object): Promise<void> {
  const { data } = await ask(SAVE_SOURCE, { source });
  const id: string = data.saveSource;
  expect(id).toEqual(expect.any(String));
  for (const query of LOOKS) {
    await ask(query, { source: { id } });
    await ask(query, { source: { sourceRequest: source } });
  }
  await ask(SAVE_JOB, { source: { id } });
  const rules = [
    { sourceField: 'title', targetField: 'Name' },
    { sourceField: 'echo', targetField: 'Price', transform: 'toNumber()' },
  ];
  const job = await ask(SAVE_JOB, { source: { id }, mapping: { data: rules } });
  await ask('mutation ($id: ID!) { runJob(id: $id) }', { id: job.data.saveJob });
  await ask('mutation ($id: ID!) { deleteSource(id: $id) }', { id });
}

async function stub(answer: Answer): Promise<{ url: string; seen: () => string }> {
  let seen = '';
  const { url } = await startStub((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
      const token = String(request.headers['x-token']);
      const basic = Buffer.from(`me:${token}`).toString('base64');
      answer(response, `${seen} ${decodeURIComponent(request.url ?? '')} ${token} Basic ${basic}`, request);
    });
  });
  return { url, seen: () => seen };
}

describe('secrets of a source are in nothing that the server emits', () => {
  it.each(Object.keys(FAILURES))('when the host answers: %s', async (name) => {
    const { url, seen } = await stub(FAILURES[name]!);
    await useEverywhere(sourceAt(`${url}/${name}`));
    // The host did get them.
    expect(seen()).toContain(JSON.stringify(CANARIES.TOKEN).slice(1, -1));
    expect(seen()).toContain(CANARIES.BODY);
    const { data } = await ask(JOBS);
    await ask('{ getSources { id name type url description sourceHeaders sourceBody sourceMethod } }');
    expect(data.getJobs.length).toBeGreaterThan(0);
    expect(leaks(answered.join('\n'))).toEqual([]);
    expect(leaks(server.said.join(''))).toEqual([]);
  });

  it.each([
    ['is not there', 'http://nobody.invalid/feed'],
    ['refuses connections', 'http://127.0.0.1:9/feed'],
  ])('when the host %s', async (_, url) => {
    await useEverywhere(sourceAt(url));
    await ask(JOBS);
    expect(leaks(answered.join('\n') + server.said.join(''))).toEqual([]);
  });

  it('when the request itself is wrong', async () => {
    const good = sourceAt('http://127.0.0.1:9/feed') as Record<string, unknown>;
    for (const wrong of [
      { url: `http://me:${encodeURIComponent(CANARIES.KEY)}@a.example/` },
      { url: '${KEY}' },
      { sourceMethod: 'PUT' },
      { sourceMethod: 'GET' },
      { sourceHeaders: ['X: ${MISSING}'] },
      { credentials: { ...CANARIES, 'a-b': CANARIES.KEY } },
      { credentials: { KEY: { nested: CANARIES.KEY } } },
      { credentials: CANARIES.KEY },
      { type: undefined },
      { type: 'Nothing' },
      { unknown: true },
      { type: 'Shopify', url: 'not a url' },
    ]) {
      const { errors } = await ask(SAVE_SOURCE, { source: { ...good, ...wrong } });
      expect(errors).toHaveLength(1);
      await ask(LOOKS[0]!, { source: { sourceRequest: { ...good, ...wrong } } });
    }
    const inline = `mutation { saveSource(source: { type: Request, credentials: { KEY: ${JSON.stringify(CANARIES.KEY)} }`;
    await ask(`${inline}, url: 5 }) }`);
    await ask(`${inline}, url: "x" ) }`);
    expect(leaks(answered.join('\n') + server.said.join(''))).toEqual([]);
  });
});
