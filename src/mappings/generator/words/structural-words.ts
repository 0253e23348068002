/** Words that say whose a column is, not what it holds: `product_name`, `Variant Price`, `aw_image_url`. */
export const OWNER_WORDS =
  'product products item items variant variants variation article articles offer offers merchant aw google shopping g shop store catalog catalogue sku produkt produkte artikel art var variante producto productos articulo prodotto prodotti articolo produit produits товар товара товары wc woocommerce meta fb c core base feed field attribute attributes pa custom node basic info data'.split(
    ' ',
  );

/** Words that qualify a column without changing what it holds. */
export const QUALIFIERS =
  'en im in dans nel nella в tienda boutique negozio winkel магазине butik main primary default full original the of a in im de del du der des di la le el current value text raw formatted html en us uk gb fr es it nl ru cz sk pl me eur usd gbp chf czk rsd incl inkl'.split(
    ' ',
  );

/** Leaves that only say how their parent is written: `images[*].src`, `price.amount`, `brand.name`. */
export const CARRIERS =
  'src url href value amount text name label title full content link node path location original link #text _ $t _text __text $ #cdata #'.split(
    ' ',
  );

/** Lists and objects whose members are about something else than the product itself. */
export const FOREIGN_PLACES =
  'shipping delivery tax dimensions review reviews rating ratings video videos option options param params parameter seller merchant advertiser program shop store seo meta metafields supplier related upsell bundle media_metadata presentment_prices author company address contact featured_media selling_plan installment installments loyalty'.split(
    ' ',
  );

/** Lists whose members are the sold units of the product. */
export const UNIT_PLACES =
  'variants variant variations offers offer skus items units combinations children sizes edges'.split(' ');
