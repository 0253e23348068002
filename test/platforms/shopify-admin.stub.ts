import { buildSchema, graphql } from 'graphql';
import type { StorefrontProduct } from '../../demo/storefront.js';
import type { PlatformAnswer, PlatformHandler } from '../../src/testing/index.js';

export const SHOPIFY_TOKEN = 'shpat_0123456789abcdef';

/** What is asked for of the Admin API, as Shopify documents it. */
const SCHEMA = buildSchema(`
  scalar Money scalar URL scalar DateTime scalar HTML scalar UnsignedInt64
  enum ProductSortKeys { ID TITLE }
  enum ProductStatus { ACTIVE ARCHIVED DRAFT }
  enum InventoryPolicy { DENY CONTINUE }
  enum WeightUnit { GRAMS KILOGRAMS OUNCES POUNDS }
  enum CurrencyCode { SEK USD }
  input CollectionIdentifierInput { id: ID handle: String }
  type Query {
    shop: Shop!
    collectionByIdentifier(identifier: CollectionIdentifierInput!): Collection
    product(id: ID!): Product
    products(first: Int, after: String, query: String, sortKey: ProductSortKeys = ID): ProductConnection!
  }
  type Shop { currencyCode: CurrencyCode! }
  type Collection { legacyResourceId: UnsignedInt64! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type ProductConnection { nodes: [Product!]! pageInfo: PageInfo! }
  type Product {
    id: ID! legacyResourceId: UnsignedInt64! title: String! handle: String! descriptionHtml: HTML! vendor: String!
    productType: String! tags: [String!]! status: ProductStatus! createdAt: DateTime! updatedAt: DateTime! publishedAt: DateTime
    options: [ProductOption!]!
    variants(first: Int, after: String): ProductVariantConnection!
    media(first: Int, after: String): MediaConnection!
  }
  type ProductOption { name: String! position: Int! values: [String!]! }
  type ProductVariantConnection { nodes: [ProductVariant!]! pageInfo: PageInfo! }
  type ProductVariant {
    legacyResourceId: UnsignedInt64! title: String! sku: String barcode: String price: Money! compareAtPrice: Money
    position: Int! taxable: Boolean! availableForSale: Boolean! inventoryQuantity: Int inventoryPolicy: InventoryPolicy!
    createdAt: DateTime! updatedAt: DateTime! selectedOptions: [SelectedOption!]! image: Image inventoryItem: InventoryItem!
  }
  type SelectedOption { name: String! value: String! }
  type Image { id: ID url: URL! altText: String width: Int height: Int }
  type InventoryItem { requiresShipping: Boolean! measurement: InventoryItemMeasurement! }
  type InventoryItemMeasurement { weight: Weight }
  type Weight { unit: WeightUnit! value: Float! }
  type MediaConnection { nodes: [Media!]! pageInfo: PageInfo! }
  interface Media { alt: String }
  type MediaImage implements Media { id: ID! alt: String image: Image }
  type Video implements Media { id: ID! alt: String }
`);

export interface ShopifyAdminOptions {
  /** Also what the storefront would show, in the order of their ids. */
  products: readonly StorefrontProduct[];
  drafts?: number;
  unpublished?: number;
  /** Products of the collection "few", which has the id 77. */
  few?: readonly number[];
  /** Points that one product of a page costs. */
  cost?: number;
  /** How many requests find the bucket empty before one is answered. */
  throttled?: number;
}

interface Page {
  first: number;
  after?: string | null;
}

/** The Admin API of a shop, which speaks GraphQL indeed: queries are checked and executed. */
export function shopifyAdmin(options: ShopifyAdminOptions): PlatformHandler {
  const shop = [...options.products]
    .sort((one, other) => one.id - other.id)
    .map((product, i) =>
      adminProduct(product, {
        status: i < (options.drafts ?? 0) ? 'DRAFT' : 'ACTIVE',
        published: i >= (options.drafts ?? 0) + (options.unpublished ?? 0),
      }),
    );
  let throttled = options.throttled ?? 0;
  const root = {
    shop: { currencyCode: 'SEK' },
    collectionByIdentifier: ({ identifier: { handle } }: { identifier: { handle: string } }) =>
      handle === 'few' ? { legacyResourceId: '77' } : null,
    product: ({ id }: { id: string }) => shop.find((product) => product.id === id) ?? null,
    products: ({ query, ...page }: Page & { query: string }) => {
      const from = Number(/id:>=(\d+)/.exec(query)?.[1] ?? 0);
      const few = /collection_id:77/.test(query) ? (options.few ?? []) : null;
      const shown = shop.filter(
        (product) =>
          (!/status:active/.test(query) || product.status === 'ACTIVE') &&
          Number(product.legacyResourceId) >= from &&
          (few === null || few.includes(Number(product.legacyResourceId))),
      );
      return connection(shown)(page);
    },
  };
  return async ({ method, url, headers, body }) => {
    if (method !== 'POST' || !/^\/admin\/api\/\d{4}-\d{2}\/graphql\.json$/.test(url)) return { status: 404 };
    if (headers['x-shopify-access-token'] !== SHOPIFY_TOKEN) {
      return json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401);
    }
    const { query, variables } = JSON.parse(body) as { query: string; variables: { first?: number } };
    const cost = 1 + (variables.first ?? 1) * (options.cost ?? 10);
    if (cost > 1000) return json({ errors: [tooDear(cost)] });
    if (throttled-- > 0) return json(THROTTLED);
    const result = await graphql({ schema: SCHEMA, source: query, rootValue: root, variableValues: variables });
    return json({ ...result, extensions: { cost: { requestedQueryCost: cost, actualQueryCost: cost } } });
  };
}

/** The errors of an Admin API, as their whole answer. */
export const THROTTLED = {
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
  extensions: {
    cost: {
      requestedQueryCost: 152,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 132, restoreRate: 10_000 },
    },
  },
};

export const ACCESS_DENIED = {
  data: { products: null },
  errors: [
    {
      message: 'Access denied for products field. Required access: `read_products` access scope.',
      extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_products` access scope.' },
      path: ['products'],
    },
  ],
};

function tooDear(cost: number) {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (1000).`;
  return { message, extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: 1000 } };
}

function connection<T>(all: readonly T[]) {
  return ({ first, after }: Page) => {
    const from = after ? Number(Buffer.from(after, 'base64').toString()) : 0;
    const nodes = all.slice(from, from + first);
    const end = from + nodes.length;
    const endCursor = nodes.length > 0 ? Buffer.from(String(end)).toString('base64') : null;
    return { nodes, pageInfo: { hasNextPage: end < all.length, endCursor } };
  };
}

function adminProduct(product: StorefrontProduct, { status, published }: { status: string; published: boolean }) {
  const image = ({ src, width, height, id }: StorefrontProduct['images'][number]) => ({
    id: `gid://shopify/ImageSource/${id}`,
    url: src,
    altText: null,
    width,
    height,
  });
  return {
    id: `gid://shopify/Product/${product.id}`,
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.body_html,
    vendor: product.vendor,
    productType: product.product_type,
    tags: product.tags,
    status,
    createdAt: product.created_at,
    updatedAt: product.updated_at,
    publishedAt: published ? product.published_at : null,
    options: product.options,
    variants: connection(
      product.variants.map((variant, i) => ({
        legacyResourceId: String(variant.id),
        title: variant.title,
        sku: variant.sku,
        barcode: gtin(variant.id),
        price: variant.price,
        compareAtPrice: variant.compare_at_price,
        position: variant.position,
        taxable: variant.taxable,
        availableForSale: variant.available,
        inventoryQuantity: variant.available ? 5 : 0,
        inventoryPolicy: 'DENY',
        createdAt: variant.created_at,
        updatedAt: variant.updated_at,
        selectedOptions: [variant.option1, variant.option2, variant.option3].flatMap((value, position) =>
          value === null ? [] : [{ name: product.options[position]?.name ?? '', value }],
        ),
        image: variant.featured_image && image(variant.featured_image),
        inventoryItem: {
          requiresShipping: variant.requires_shipping,
          measurement: {
            weight:
              i % 2 === 0
                ? { unit: 'GRAMS', value: variant.grams }
                : { unit: 'KILOGRAMS', value: variant.grams / 1000 },
          },
        },
      })),
    ),
    media: connection([
      ...product.images.map((each) => ({
        __typename: 'MediaImage',
        id: `gid://shopify/MediaImage/${each.id}`,
        alt: `Picture ${each.position}`,
        image: image(each),
      })),
      { __typename: 'Video', id: 'gid://shopify/Video/1', alt: null },
    ]),
  };
}

/** A GTIN of 13 digits with the check digit that it has to have. */
function gtin(number: number): string {
  const digits = `4006381${String(number % 100_000).padStart(5, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function json(body: unknown, status = 200): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
