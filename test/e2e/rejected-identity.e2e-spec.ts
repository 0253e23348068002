import { TestApp } from '../support/app.js';
import { runJob, type ShopFeed, startShopFeed } from '../support/shop-feed.js';

let app: TestApp;
let feed: ShopFeed;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app?.close());
afterEach(() => feed?.close());

const BARCODES = ['4006381333931', '0036000291452', '9780201379624'];
const PRIMARY = { type: 'string', attributes: ['primary'] };
const REQUIRED = { type: 'string', attributes: ['required'] };
const PATHS = { Name: 'name', Shop: 'shop', 'Offer.ID': 'id', 'Offer.Price': 'price', Fingerprint: 'id', GTIN: 'gtin' };

/** A job with three products of a format; its feed is changed afterwards. */
async function jobOf(format: object): Promise<string> {
  const records = BARCODES.map((gtin, i) => ({ name: `Lamp ${i}`, shop: 'North', id: String(i).repeat(32), gtin }));
  feed = await startShopFeed(records.map((record, i) => ({ ...record, price: 10 + i })));
  const rules = Object.entries(PATHS).map(([targetField, sourceField]) => ({ sourceField, targetField }));
  const id = await app.saveJob({
    source: { sourceRequest: { type: 'Request', url: feed.url } },
    mapping: {
      data: rules.filter(({ targetField }) => targetField === 'Name' || targetField.split('.')[0]! in format),
    },
    targetFormat: { data: { Name: REQUIRED, ...format } },
  });
  await app.settle();
  expect((await app.runsOf(id))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { added: 3 } });
  return id;
}

const OFFER = { type: 'object', attributes: ['required'], fields: { ID: PRIMARY, Price: { type: 'number' } } };

it.each<[string, object]>([
  ['a member of an object', { Offer: OFFER }],
  ['a field and a member of an object', { Shop: PRIMARY, Offer: { ...OFFER, attributes: [] } }],
])(
  'keeps a product whose record is rejected, and removes what is gone, by an identity that is %s',
  async (_, format) => {
    const id = await jobOf(format);
    feed.records = [feed.records[0]!, { ...feed.records[1], name: '' }];
    expect(await runJob(app, id)).toMatchObject({
      reason: 'RECORDS_REJECTED',
      counts: { unchanged: 1, rejected: 1, removed: 1, removalsWithheld: 0 },
    });
    const { nodes } = await app.productsOf(id);
    expect(nodes.map(({ data }) => data['Name'] as string).sort()).toEqual(['Lamp 0', 'Lamp 1']);
  },
);

it.each<[string, object, object]>([
  ['lacks a member that is its identity', { Offer: OFFER }, { price: 11 }],
  [
    'may lack a field that its identity is made of',
    { Fingerprint: { type: 'string', attributes: ['indexProductID', 'primary'] }, GTIN: REQUIRED },
    { id: '1'.repeat(32), gtin: BARCODES[1] },
  ],
])('withholds removals when a rejected record %s', async (_, format, record) => {
  const id = await jobOf(format);
  feed.records = [feed.records[0]!, { ...record, name: '' }];
  expect(await runJob(app, id)).toMatchObject({
    reason: 'REMOVALS_WITHHELD',
    counts: { unchanged: 1, rejected: 1, removed: 0, removalsWithheld: 2 },
  });
});
