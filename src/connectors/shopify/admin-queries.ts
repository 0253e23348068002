/** Shopify answers a version that has ended with the oldest one it still supports; each lives for a year. */
export const API_VERSION = '2026-07';

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

const VARIANTS = `
  nodes {
    legacyResourceId title sku barcode price compareAtPrice position taxable availableForSale
    inventoryQuantity inventoryPolicy createdAt updatedAt
    selectedOptions { value }
    image { id url altText width height }
    inventoryItem { requiresShipping measurement { weight { unit value } } }
  }
  ${PAGE_INFO}`;

const MEDIA = `
  nodes { ... on MediaImage { id alt image { url width height } } }
  ${PAGE_INFO}`;

export const SHOP = 'query Shop { shop { currencyCode } }';

export const COLLECTION = `query Collection($handle: String!) {
  collectionByIdentifier(identifier: { handle: $handle }) { legacyResourceId }
}`;

/**
 * What a request costs grows with every number here, up to 1,000 points. Most products have fewer variants and images;
 * of the others the rest is asked for one by one.
 */
export const PRODUCTS = `query Products($first: Int!, $after: String, $query: String!) {
  products(first: $first, after: $after, query: $query, sortKey: ID) {
    nodes {
      id legacyResourceId title handle descriptionHtml vendor productType tags status
      createdAt updatedAt publishedAt
      options { name position values }
      variants(first: 20) { ${VARIANTS} }
      media(first: 10) { ${MEDIA} }
    }
    ${PAGE_INFO}
  }
}`;

/** The lists of a product that may be longer than what `PRODUCTS` shows, and how more of each is asked for. */
export const REST = {
  variants: `query Variants($id: ID!, $after: String!) {
  product(id: $id) { variants(first: 100, after: $after) { ${VARIANTS} } }
}`,
  media: `query Media($id: ID!, $after: String!) {
  product(id: $id) { media(first: 100, after: $after) { ${MEDIA} } }
}`,
} as const;
