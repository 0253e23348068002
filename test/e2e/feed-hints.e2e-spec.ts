import { TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const PREVIEW = 'query ($source: SourceInput!) { getProductPreview(source: $source) }';
const SAVE_JOB = 'mutation ($source: SourceInput!) { saveJob(source: $source) }';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());
afterEach(closeStubs);

const request = (url: string) => ({ sourceRequest: { type: 'Request', url } });

async function serve(body: string): Promise<string> {
  const { url } = await startStub((_, response) => void response.end(body));
  return url;
}

describe('an address of a Shopify store that is read as one request', () => {
  const PAGE = JSON.stringify({
    products: [{ id: 1, title: 'Lamp', handle: 'lamp', variants: [{ id: 2, price: '5.00', available: true }] }],
  });

  it.each(['/products.json?limit=250', '/collections/lamps/products.json', '/en-gb/products.json'])(
    'is said to be one page of it, in the preview and where no link is found: %s',
    async (path) => {
      const url = (await serve(PAGE)) + path;
      const { data, extensions } = await app.graphql(PREVIEW, { source: request(url) });
      expect(data.getProductPreview).toHaveLength(1);
      expect(extensions?.source?.getProductPreview).toMatchObject({ hint: expect.stringMatching(/type Shopify/) });
      expect(await app.refusal(SAVE_JOB, { source: request(url) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'Link',
        message: expect.stringMatching(/required field "Link".*type Shopify/),
      });
    },
  );

  it('is no other address', async () => {
    const { extensions } = await app.graphql(PREVIEW, { source: request(`${await serve(PAGE)}/export/products.json`) });
    expect(extensions?.source?.getProductPreview).not.toHaveProperty('hint');
  });
});

describe('a #path= that leads to no record', () => {
  const FEED = '<shop><offers><offer><id>1</id></offer><offer><id>2</id></offer></offers></shop>';

  it('is said to in the preview, with the place of a list', async () => {
    const source = request(`${await serve(FEED)}#path=/shop/offers/product`);
    const { data, extensions } = await app.graphql(PREVIEW, { source });
    expect(data.getProductPreview).toEqual([]);
    expect(extensions?.source?.getProductPreview).toMatchObject({
      hint: expect.stringMatching(/No record stands at \/shop\/offers\/product.* \/shop\/offers\/offer\./),
    });
    expect(await app.refusal(SAVE_JOB, { source })).toMatchObject({
      code: 'EMPTY_FEED',
      message: expect.stringContaining('/shop/offers/offer.'),
    });
  });

  it('is an error where the document has no such place', async () => {
    expect(await app.refusal(PREVIEW, { source: request(`${await serve(FEED)}#path=/feed/entry`) })).toMatchObject({
      code: 'FORMAT_UNRECOGNISED',
      message: expect.stringContaining('/shop/offers/offer.'),
    });
  });
});

it('says how to make a link of the end of an address, with a rule that may be saved', async () => {
  const url = await serve('Handle,Title,Variant Price\nlamp-1,Lamp 1,5.00\nlamp-2,Lamp 2,6.00\n');
  const { field, message = '' } = await app.refusal(SAVE_JOB, { source: request(url) });
  expect(field).toBe('Link');
  const rule = JSON.parse(message.slice(message.indexOf('{'))) as object;
  const { applyMapping } = await app.ask(
    'query ($source: SourceInput!, $mapping: MappingInput!, $format: TargetFormatInput) { applyMapping(source: $source, mapping: $mapping, targetFormat: $format) }',
    {
      source: { data: [{ Handle: 'lamp-1' }] },
      mapping: { data: [rule] },
      format: { data: { Link: { type: 'string', attributes: ['url', 'required'] } } },
    },
  );
  expect(applyMapping).toEqual([{ Link: 'https://your-shop.example/products/lamp-1' }]);
});

it('names all required fields that nothing fits', async () => {
  const url = await serve('[{"colour":"red","weight":5}]');
  expect(await app.refusal(SAVE_JOB, { source: request(url) })).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'Name',
    message: expect.stringContaining('fields "Name", "Link", "Price"'),
  });
});
