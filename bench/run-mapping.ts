import type { FeedFormat } from './decode-feeds.js';

/** What the links of products begin with. */
export const SHOP = 'https://shop.example.com/products/';

const COMMON = [
  { sourceField: 'title', targetField: 'Name', transform: 'trim().capitalize()' },
  { sourceField: 'vendor', targetField: 'Brand', default: 'Unbranded' },
  { sourceField: 'handle', targetField: 'Link', transform: `prefix('${SHOP}')` },
  { sourceField: 'body_html', targetField: 'Description', transform: 'removeHTMLTags()' },
];

const availability = (sourceField: string): object => ({
  sourceField,
  targetField: 'Availability',
  choices: { 'in stock': ['true'], 'out of stock': ['false'] },
});

/** The eight fields that a run of the bench maps, of each format of feed. */
export const MAPPINGS: Partial<Record<FeedFormat, readonly object[]>> = {
  'JSON Lines': [
    ...COMMON,
    { sourceField: 'images[*].src', targetField: 'Image' },
    { sourceField: 'variants[0].price', targetField: 'Price', transform: 'toNumber()' },
    { sourceField: 'variants[0].sku', targetField: 'SKU' },
    availability('variants[0].available'),
  ],
  CSV: [
    ...COMMON,
    { sourceField: 'image_link', targetField: 'Image' },
    { sourceField: 'variant_1_price', targetField: 'Price', transform: 'toNumber()' },
    { sourceField: 'variant_1_sku', targetField: 'SKU' },
    availability('variant_1_available'),
  ],
};
