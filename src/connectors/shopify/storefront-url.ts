/** Addresses of a public Shopify shop, made from the url that the user gave. */
export interface StorefrontUrls {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  readonly meta: string;
  /** The handle of the collection that the url names, as it stands there; null: the whole shop. */
  readonly collection: string | null;
  page(number: number): string;
  /** The landing page of a product. */
  product(handle: string): string;
}

/** The largest page a shop gives; it clamps what is larger without a word. */
export const PAGE_SIZE = 250;

/** Keeps scheme, host, port and a `/collections/{handle}` of `url`; every other path leads to the whole shop. */
export function storefrontUrls(url: string): StorefrontUrls {
  const { origin, pathname } = new URL(url);
  const named = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/collections\/([^/]+)/i.exec(pathname)?.[1] ?? null;
  const collection = named === null ? '' : `/collections/${named}`;
  return {
    origin,
    meta: `${origin}/meta.json`,
    collection: named,
    page: (number) => `${origin}${collection}/products.json?limit=${PAGE_SIZE}&page=${number}`,
    product: (handle) => `${origin}/products/${encodeURIComponent(handle)}`,
  };
}
