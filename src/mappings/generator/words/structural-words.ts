/** Words that name the thing a column belongs to, not what the column holds: `product_name`, `Variant Price`, `aw_image_url`. */
export const SUBJECT_WORDS =
  'product products item items variant variants variation article articles offer offers merchant aw google shopping g shop store catalog catalogue sku produkt produkte artikel art var variante producto productos articulo prodotto prodotti articolo produit produits товар товара товары wc woocommerce meta fb c core base feed field attribute attributes pa custom node basic info data'.split(
    ' ',
  );

/** Words that qualify a column without changing its meaning. */
export const QUALIFIERS =
  'en im in dans nel nella в tienda boutique negozio winkel магазине butik main primary default full original the of a in im de del du der des di la le el current value text raw formatted html en us uk gb fr es it nl ru cz sk pl me eur usd gbp chf czk rsd incl inkl'.split(
    ' ',
  );

/** Keys that only hold the value of their parent: `images[*].src`, `price.amount`, `brand.name`. */
export const GENERIC_VALUE_KEYS =
  'src url href value amount text name label title full content link node path location original link #text _ $t _text __text $ #cdata #'.split(
    ' ',
  );

/** Lists and objects whose members do not describe the product itself. */
export const UNRELATED_CONTAINERS =
  'shipping delivery tax dimensions review reviews rating ratings video videos option options param params parameter seller merchant advertiser program shop store seo meta metafields supplier related upsell bundle media_metadata presentment_prices author company address contact featured_media selling_plan installment installments loyalty'.split(
    ' ',
  );

/** Lists whose elements are the variants of the product. */
export const VARIANT_CONTAINERS =
  'variants variant variations offers offer skus items units combinations children sizes edges'.split(' ');
