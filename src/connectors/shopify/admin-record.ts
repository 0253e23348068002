import type { RawRecord } from '../../common/records.js';
import { asList, isJsonObject, type JsonObject } from '../json-answer.js';

const GRAMS: Record<string, number> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/**
 * A product of the Admin API with the keys that the storefront gives it, so that one mapping serves both, and with what
 * only the Admin API tells under the names of its REST form. The storefront's `variant_ids` and times of images are not
 * there, and images have the ids of media.
 */
export function toStorefrontShape(
  product: JsonObject,
  variants: readonly JsonObject[],
  media: readonly JsonObject[],
): RawRecord {
  const id = numberOf(product['legacyResourceId']);
  return {
    id,
    title: product['title'],
    handle: product['handle'],
    body_html: product['descriptionHtml'],
    published_at: product['publishedAt'],
    created_at: product['createdAt'],
    updated_at: product['updatedAt'],
    vendor: product['vendor'],
    product_type: product['productType'],
    tags: product['tags'],
    variants: variants.map((variant) => variantOf(variant, id)),
    // Videos and models are empty objects here.
    images: media.filter(({ image }) => isJsonObject(image)).map((each, i) => imageOf(each, i + 1, id)),
    options: product['options'],
    status: lowerCase(product['status']),
    admin_graphql_api_id: product['id'],
  };
}

function variantOf(variant: JsonObject, productId: number | null): RawRecord {
  const item = isJsonObject(variant['inventoryItem']) ? variant['inventoryItem'] : {};
  const options = asList(variant['selectedOptions']).map((option) => (isJsonObject(option) ? option['value'] : null));
  const image = variant['image'];
  return {
    id: numberOf(variant['legacyResourceId']),
    title: variant['title'],
    option1: options[0] ?? null,
    option2: options[1] ?? null,
    option3: options[2] ?? null,
    sku: variant['sku'],
    requires_shipping: item['requiresShipping'],
    taxable: variant['taxable'],
    featured_image: isJsonObject(image)
      ? {
          id: numberOf(image['id']),
          product_id: productId,
          src: image['url'],
          width: image['width'],
          height: image['height'],
          alt: image['altText'],
        }
      : null,
    available: variant['availableForSale'],
    price: variant['price'],
    grams: gramsOf(item['measurement']),
    compare_at_price: variant['compareAtPrice'],
    position: variant['position'],
    product_id: productId,
    created_at: variant['createdAt'],
    updated_at: variant['updatedAt'],
    barcode: variant['barcode'],
    inventory_quantity: variant['inventoryQuantity'],
    inventory_policy: lowerCase(variant['inventoryPolicy']),
  };
}

function imageOf({ id, alt, image }: JsonObject, position: number, productId: number | null): RawRecord {
  const { url, width, height } = isJsonObject(image) ? image : {};
  return { id: numberOf(id), position, product_id: productId, src: url, width, height, alt };
}

function gramsOf(measurement: unknown): number | null {
  const weight = isJsonObject(measurement) ? measurement['weight'] : null;
  const { unit, value } = isJsonObject(weight) ? weight : {};
  const factor = typeof unit === 'string' ? GRAMS[unit] : undefined;
  return factor !== undefined && typeof value === 'number' ? Math.round(value * factor) : null;
}

/** Returns the number in `123` or in `gid://shopify/Product/123`. */
function numberOf(id: unknown): number | null {
  const digits = typeof id === 'string' ? /(\d+)(?:\?.*)?$/.exec(id)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

/** Enumerations are in upper case in GraphQL only. */
function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
