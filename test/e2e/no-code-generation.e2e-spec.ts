import { newDatabase } from '../support/new-database.js';
import { ServerProcess } from '../support/server.js';
import { startHost } from '../support/stub-server.js';

const FEEDS: Record<string, string> = {
  '/feed.csv': 'sku,title,body,stock,__proto__\nA-1, blue shoe ,<p>Light &amp; warm</p>,yes,x\nA-2,red shoe,,no,y\n',
  '/feed.ndjson': ['A-1', 'A-2']
    .map((sku) => `${JSON.stringify({ sku, title: ' blue shoe ', body: '<p>Light &amp; warm</p>', stock: 'yes' })}\n`)
    .join(''),
};
const MAPPING = [
  { where: "record.sku != 'A-3'" },
  { sourceField: 'sku', targetField: 'SKU' },
  { sourceField: 'sku', targetField: 'Number', transform: "match('\\\\d+').toNumber()" },
  { sourceField: 'title', targetField: 'Name', transform: 'trim().capitalize()' },
  { sourceField: 'body', targetField: 'Description', transform: "removeHTMLTags().default('none')" },
  { sourceField: 'stock', targetField: 'Availability', choices: { 'in stock': ['yes'], 'out of stock': ['no'] } },
];
const FORMAT = {
  SKU: { type: 'string', attributes: ['primary'] },
  Name: { type: 'string', attributes: ['required'] },
  Number: { type: 'number' },
  Description: { type: 'string' },
  Availability: { type: 'string' },
};
const PRODUCT = {
  SKU: 'A-1',
  Name: 'Blue Shoe',
  Number: 1,
  Description: 'Light & warm',
  Availability: 'in stock',
};
const SAVE_JOB = `mutation ($url: String!, $mapping: [JSON!], $format: JSON) {
  saveJob(source: { sourceRequest: { type: Request, url: $url } }, mapping: { data: $mapping }, targetFormat: { data: $format }) }`;

beforeAll(() => ServerProcess.build(), 120_000);

it('runs jobs in a process in which code cannot be generated from strings', async () => {
  const database = await newDatabase();
  const shop = await startHost((request, response) => void response.end(FEEDS[request.url ?? '']));
  const flags = { NODE_OPTIONS: '--disallow-code-generation-from-strings' };
  const server = await ServerProcess.start(database.url, flags);
  try {
    for (const path of Object.keys(FEEDS)) {
      const variables = { url: shop.url + path, mapping: MAPPING, format: FORMAT };
      const id = ((await server.ask(SAVE_JOB, variables)) as { saveJob: string }).saveJob;
      expect(await server.ask('mutation ($id: ID!) { runJob(id: $id) }', { id })).toEqual({ runJob: true });
      const { getProducts } = await server.ask('query ($id: ID!) { getProducts(jobID: $id) { nodes { data } } }', {
        id,
      });
      expect((getProducts as { nodes: unknown[] }).nodes).toContainEqual({ data: PRODUCT });
    }
  } finally {
    await server.end('SIGKILL');
    await shop.close();
    await database.drop();
  }
});
