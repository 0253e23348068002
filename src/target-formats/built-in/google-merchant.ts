import { type TargetFormat } from '../../pipeline/target-format.js';

/** The fields of Google's product data specification that shops use most. Prices are texts such as `15.00 USD`. */
export const GOOGLE_MERCHANT: TargetFormat = {
  id: { type: 'string', description: "The shop's own id of the product", attributes: ['required', 'primary'] },
  title: { type: 'string', description: 'Name of the product', attributes: ['required'] },
  link: { type: 'string', description: 'Page of the product in the shop', attributes: ['required', 'url'] },
  image_link: { type: 'string', description: 'Main image of the product', attributes: ['required', 'url'] },
  price: { type: 'string', description: 'Regular price with currency, as 15.00 USD', attributes: ['required'] },
  availability: {
    type: 'string',
    description: 'Whether the product can be bought',
    attributes: ['required'],
    choices: ['in_stock', 'out_of_stock', 'preorder', 'backorder'],
  },
  description: { type: 'string', description: 'Description of the product' },
  additional_image_link: { type: 'array', description: 'More images of the product', attributes: ['url'] },
  sale_price: { type: 'string', description: 'Reduced price with currency, as 12.00 USD' },
  brand: { type: 'string', description: 'Brand or manufacturer' },
  gtin: { type: 'string', description: 'Global trade item number (EAN, UPC, ISBN)', attributes: ['gtin'] },
  mpn: { type: 'string', description: "The manufacturer's part number" },
  condition: { type: 'string', description: 'Condition of the product', choices: ['new', 'refurbished', 'used'] },
  google_product_category: { type: 'string', description: "Category of Google's product taxonomy" },
  product_type: { type: 'string', description: "The shop's own category" },
  item_group_id: { type: 'string', description: 'Shared by the variants of one product' },
  color: { type: 'string', description: 'Color of the product' },
  size: { type: 'string', description: 'Size of the product' },
  gender: { type: 'string', description: 'Gender that the product is made for' },
  age_group: { type: 'string', description: 'Age group that the product is made for' },
  material: { type: 'string', description: 'Material of the product' },
  shipping_weight: { type: 'string', description: 'Weight for shipping with unit, as 1.5 kg' },
};
