/** An image as a Shopify storefront shows it: exactly these 9 keys. */
interface StorefrontImage {
  id: number;
  created_at: string;
  position: number;
  updated_at: string;
  product_id: number;
  variant_ids: number[];
  src: string;
  width: number;
  height: number;
}

/** A variant as a Shopify storefront shows it: exactly these 17 keys. Prices are text with two decimals in every currency. */
interface StorefrontVariant {
  id: number;
  title: string;
  option1: string | null;
  option2: string | null;
  option3: string | null;
  sku: string | null;
  requires_shipping: boolean;
  taxable: boolean;
  featured_image: StorefrontImage | null;
  available: boolean;
  price: string;
  grams: number;
  compare_at_price: string | null;
  position: number;
  product_id: number;
  created_at: string;
  updated_at: string;
}

/** A product of `/products.json`: exactly these 13 keys; no currency, barcode, stock count or url. */
export interface StorefrontProduct {
  id: number;
  title: string;
  handle: string;
  body_html: string;
  published_at: string;
  created_at: string;
  updated_at: string;
  vendor: string;
  product_type: string;
  tags: string[];
  variants: StorefrontVariant[];
  images: StorefrontImage[];
  options: { name: string; position: number; values: string[] }[];
}

const NOUNS = ['Lamp', 'Kettle', 'Backpack', 'Notebook', 'Blanket', 'Mug', 'Chair', 'Raincoat', 'Candle', 'Scarf'];
const LOOKS = ['Oak', 'Linen', 'Copper', 'Midnight', 'Sea Glass', 'Œuvre', 'Nordic', 'Café', 'Granite', 'Saffron'];
const VENDORS = ['Alder & Finch', 'Kōmori', 'Brightwell', 'Haus Nørd', 'Tidewater Goods'];
const TYPES = ['Home', 'Kitchen', 'Bags', 'Paper', ''];
const TAGS = ['new', 'gift', 'bestseller', 'eco', 'limited', 'outlet'];
const SIZES = ['S', 'M', 'L'];
const COLOURS = ['Black', 'White', 'Green'];

/** Products of our own invention, the same for the same seed, newest published first as a real storefront lists them. */
export function makeProducts(count: number, seed = 1): StorefrontProduct[] {
  return Array.from({ length: count }, (_, index) => makeProduct(index, seed));
}

/** Product number `index`: it does not depend on how many others there are, so a longer list only adds to a shorter one. */
export function makeProduct(index: number, seed = 1): StorefrontProduct {
  const next = random(seed * 1_000_003 + index);
  const pick = <T>(values: readonly T[]) => values[Math.floor(next() * values.length)] as T;
  // The ids do not ascend with the order of the list, as in real shops: nothing may page by "last id".
  const id = 7_000_000_000_000 + ((index * 7_919_000_003 + seed * 104_729) % 999_999_999_989);
  const look = pick(LOOKS);
  const noun = pick(NOUNS);
  const title = `${look} ${noun} ${index + 1}${index % 50 === 7 ? '™' : ''}`;
  const published = stamp(index * 3_600_000);
  const created = stamp(index * 3_600_000 + 600_000);
  const product: StorefrontProduct = {
    id,
    title,
    handle: title.toLowerCase().replaceAll(' ', '-'),
    body_html: `<p>The <strong>${title}</strong> is made to last &amp; easy to care for.</p>\n<ul><li>Weight: ${Math.ceil(next() * 900)} g</li><li>2 years guarantee</li></ul>`,
    published_at: published,
    created_at: created,
    updated_at: published,
    vendor: pick(VENDORS),
    product_type: pick(TYPES),
    tags: TAGS.filter(() => next() < 0.3),
    variants: [],
    images: [],
    options: [],
  };
  addImages(product, 1 + Math.floor(next() * 3));
  addVariants(product, next);
  return product;
}

function addImages(product: StorefrontProduct, count: number): void {
  for (let position = 1; position <= count; position++) {
    product.images.push({
      id: product.id + 100_000 + position,
      created_at: product.created_at,
      position,
      updated_at: product.updated_at,
      product_id: product.id,
      variant_ids: [],
      src: `https://cdn.example.com/files/${encodeURIComponent(product.handle)}-${position}.jpg?v=${product.id % 10_000}`,
      width: 1600,
      height: 1200,
    });
  }
}

function addVariants(product: StorefrontProduct, next: () => number): void {
  const single = next() < 0.4;
  const colours = COLOURS.slice(0, 1 + Math.floor(next() * COLOURS.length));
  const choices: (readonly [string, string | null])[] = single
    ? [['Default Title', null]]
    : SIZES.flatMap((size) => colours.map((colour) => [size, colour] as const));
  product.options = single
    ? [{ name: 'Title', position: 1, values: ['Default Title'] }]
    : [
        { name: 'Size', position: 1, values: [...SIZES] },
        { name: 'Color', position: 2, values: [...colours] },
      ];
  const cents = 500 + Math.floor(next() * 20_000);
  for (const [offset, [option1, option2]] of choices.entries()) {
    const kind = next();
    const id = product.id + 500_000 + offset;
    const image = !single && kind < 0.3 ? (product.images[0] ?? null) : null;
    image?.variant_ids.push(id);
    product.variants.push({
      id,
      title: option2 === null ? option1 : `${option1} / ${option2}`,
      option1,
      option2,
      option3: null,
      sku: kind < 0.05 ? null : kind < 0.1 ? '' : `FM-${product.id % 1_000_000}-${offset + 1}`,
      requires_shipping: true,
      taxable: true,
      featured_image: image,
      available: next() < 0.85,
      price: money(cents + offset * 50),
      grams: 100 + Math.floor(next() * 2_000),
      compare_at_price: kind < 0.5 ? null : kind < 0.7 ? '0.00' : money(Math.round(cents * 1.25) + offset * 50),
      position: offset + 1,
      product_id: product.id,
      created_at: product.created_at,
      updated_at: product.updated_at,
    });
  }
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A time in the form of a shop in New York: offset, not `Z`. */
function stamp(before: number): string {
  return new Date(Date.UTC(2026, 0, 15, 12) - before).toISOString().replace(/\.\d{3}Z$/, '-05:00');
}

/** mulberry32: small, seeded, and good enough to make products differ. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
