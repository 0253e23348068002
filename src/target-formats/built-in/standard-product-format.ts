import { type TargetFormat } from '../../pipeline/target-format.js';

/** The default format of a new database: the product fields that most shops have. */
export const STANDARD_PRODUCT_FORMAT: TargetFormat = {
  Name: { type: 'string', description: 'Name of the product', attributes: ['required', 'capitalized'] },
  Brand: { type: 'string', description: 'Brand or manufacturer' },
  Link: { type: 'string', description: 'Page of the product in the shop', attributes: ['required', 'url', 'primary'] },
  Image: { type: 'array', description: 'Images of the product, the main one first', attributes: ['url'] },
  Description: { type: 'string', description: 'Description of the product' },
  Price: { type: 'number', description: 'Current price', attributes: ['required', 'positiveNumber'] },
  Currency: { type: 'string', description: 'Currency of the price', attributes: ['currency'] },
  SKU: { type: 'string', description: "The shop's own article number" },
  GTIN: { type: 'string', description: 'Global trade item number (EAN, UPC, ISBN)', attributes: ['gtin'] },
  Category: { type: 'string', description: 'Category of the product' },
  Availability: {
    type: 'string',
    description: 'Whether the product can be bought',
    choices: ['in stock', 'out of stock', 'preorder', 'backorder'],
  },
  Condition: { type: 'string', description: 'New, used or refurbished' },
};
