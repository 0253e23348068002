import { type TargetFormat } from '../../pipeline/target-format.js';

/** The product fields that shopping agents require. */
export const AGENTIC_COMMERCE: TargetFormat = {
  id: { type: 'string', description: "The seller's own id of the product", attributes: ['required', 'primary'] },
  title: { type: 'string', description: 'Name of the product', attributes: ['required'] },
  description: { type: 'string', description: 'Description of the product', attributes: ['required'] },
  link: { type: 'string', description: 'Page of the product in the shop', attributes: ['required'] },
  image_link: { type: 'string', description: 'Main image of the product', attributes: ['required'] },
  price: { type: 'string', description: 'Price with currency, as 15.00 USD', attributes: ['required'] },
  availability: { type: 'string', description: 'Whether the product can be bought', attributes: ['required'] },
  brand: { type: 'string', description: 'Brand or manufacturer' },
  gtin: { type: 'string', description: 'Global trade item number (EAN, UPC, ISBN)' },
  mpn: { type: 'string', description: "The manufacturer's part number" },
  condition: { type: 'string', description: 'New, used or refurbished' },
  product_category: { type: 'string', description: 'Category of the product' },
  seller_name: { type: 'string', description: 'Name of the seller' },
  seller_url: { type: 'string', description: 'Site of the seller' },
  inventory_quantity: { type: 'number', description: 'How many are in stock' },
  item_group_id: { type: 'string', description: 'Shared by the variants of one product' },
  color: { type: 'string', description: 'Color of the product' },
  size: { type: 'string', description: 'Size of the product' },
};
