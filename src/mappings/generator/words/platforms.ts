/** A platform as it is known from its records, and what its paths mean where their names do not say it. */
export interface Platform {
  readonly name: string;
  /** The `SourceType` of its connector. */
  readonly sourceType?: string;
  /** Paths that together only this platform sends. */
  readonly tellTale: readonly string[];
  /** Per path, with `[*]` as in a profile: the meaning it has, or null when it has none that a field could use. */
  readonly means: Readonly<Record<string, string | null>>;
  /** Expressions that make a value whole. */
  readonly transforms?: Readonly<Record<string, string>>;
}

/** The more telling ones first. What a platform sends is described in spec "Sources", Facts about the platforms. */
export const PLATFORMS: readonly Platform[] = [
  {
    name: 'Shopify',
    sourceType: 'Shopify',
    tellTale: ['body_html', 'handle', 'vendor', 'product_type', 'variants[*].product_id'],
    means: {
      'variants[*].id': 'variantId',
      'variants[*].product_id': 'groupId',
      'variants[*].title': 'variantTitle',
      'variants[*].compare_at_price': 'oldPrice',
      'variants[*].inventory_management': null,
      'variants[*].inventory_policy': null,
      published_scope: null,
      status: null,
      'image.src': 'image',
    },
  },
  {
    name: 'Shopify product export',
    tellTale: ['Handle', 'Body (HTML)', 'Variant Price', 'Variant Inventory Policy'],
    means: {
      'Variant SKU': 'sku',
      Handle: 'groupId',
      Status: null,
      Published: null,
      Type: 'category',
      'Product Category': 'otherCategory',
      'Variant Image': 'otherImage',
      'Variant Compare At Price': 'oldPrice',
      'Google Shopping / AdWords Grouping': null,
      'Google Shopping / AdWords Labels': null,
    },
  },
  {
    name: 'Wix',
    tellTale: ['handleId', 'fieldType', 'productImageUrl'],
    means: {
      handleId: 'id',
      productImageUrl: 'image',
      inventory: 'availability',
      visible: null,
      ribbon: null,
      collection: 'category',
    },
    transforms: {
      productImageUrl:
        "value.match('^https?:') ? value.split(';') : value.split(';').trim().compact().prefix('https://static.wixstatic.com/media/')",
    },
  },
  {
    name: 'Magento',
    tellTale: ['sku', 'attribute_set_code', 'product_type', 'additional_attributes'],
    means: {
      product_type: null,
      is_in_stock: 'availability',
      qty: 'stock',
      categories: 'category',
      url_key: 'handle',
      visibility: null,
    },
  },
  {
    name: 'WooCommerce Store API',
    tellTale: ['prices.currency_minor_unit', 'permalink'],
    means: {
      'prices.price': 'price',
      'prices.sale_price': 'salePrice',
      'prices.regular_price': 'oldPrice',
      'prices.currency_code': 'currency',
      is_in_stock: 'availability',
      type: null,
    },
    transforms: {
      'prices.price':
        'value / (record.prices.currency_minor_unit == 0 ? 1 : record.prices.currency_minor_unit == 3 ? 1000 : 100)',
      'prices.sale_price':
        'value / (record.prices.currency_minor_unit == 0 ? 1 : record.prices.currency_minor_unit == 3 ? 1000 : 100)',
    },
  },
  {
    name: 'Skroutz',
    tellTale: ['price_with_vat', 'availability', 'manufacturer'],
    means: { availability: 'deliveryTime', instock: 'availability' },
  },
  {
    name: 'Awin',
    sourceType: 'Awin',
    tellTale: ['aw_deep_link', 'aw_product_id', 'merchant_product_id'],
    means: {
      merchant_product_id: 'id',
      aw_product_id: 'platformId',
      merchant_deep_link: 'link',
      aw_deep_link: 'trackedLink',
      search_price: 'price',
      rrp_price: 'oldPrice',
      product_price_old: 'oldPrice',
      base_price: 'otherAmount',
      store_price: 'otherAmount',
      display_price: 'otherAmount',
      merchant_category: 'category',
      category_name: 'otherCategory',
      product_type: 'otherCategory',
      large_image: 'otherImage',
      stock_status: 'otherAvailability',
    },
  },
  {
    name: 'Impact',
    sourceType: 'Impact_com',
    tellTale: ['CatalogItemId', 'CurrentPrice', 'StockAvailability'],
    means: { CatalogItemId: 'id', Id: 'platformId', Url: 'trackedLink', OriginalPrice: 'oldPrice', SubCategory: null },
  },
  {
    name: 'Rakuten',
    sourceType: 'Rakuten',
    tellTale: ['linkid', 'mid', 'linkurl', 'productname'],
    means: {
      linkid: 'platformId',
      mid: null,
      'category.primary': 'category',
      'category.secondary': null,
      'description.long': 'description',
      'description.short': 'shortDescription',
    },
    transforms: { 'category.primary': "replace('~~', ' > ')" },
  },
  {
    name: 'ClickBank',
    sourceType: 'ClickBank',
    tellTale: ['pitch_pages.desktop', 'digitalRecurring', 'no_commission'],
    means: {
      '@sku': 'sku',
      'pricings.pricing.standard.price.native_price': 'price',
      'pricings.pricing[*].standard.price.native_price': 'price',
      'categories.category': 'category',
      status: null,
    },
    // Null is an object there.
    transforms: { description: "(value['@nil'] ? null : value).removeHTMLTags()" },
  },
  {
    name: 'ShareASale',
    sourceType: 'ShareASale',
    tellTale: ['ProductID', 'MerchantID', 'BigImage'],
    means: {
      ProductID: 'id',
      Category: null,
      SubCategory: null,
      merchantCategory: 'category',
      RetailPrice: 'oldPrice',
    },
  },
  {
    name: 'CJ',
    sourceType: 'CJ',
    tellTale: ['advertiserId', 'adId', 'linkCode.clickUrl'],
    means: {
      // Each advertiser numbers its products on its own, so that `_id` comes first.
      id: 'platformId',
      adId: null,
      advertiserId: null,
      'linkCode.clickUrl': 'trackedLink',
      'googleProductCategory.name': 'googleCategory',
    },
  },
  {
    name: 'FlexOffers',
    sourceType: 'FlexOffers',
    tellTale: ['pid', 'linkUrl', 'finalPrice', 'upcOrEan'],
    means: {
      pid: 'id',
      linkUrl: 'trackedLink',
      deepLinkURL: 'otherLink',
      finalPrice: 'otherAmount',
      cid: null,
      aid: null,
    },
  },
  {
    name: 'WooCommerce export',
    tellTale: ['Regular price', 'Sale price', 'Tax status', 'Visibility in catalog'],
    means: {
      Type: null,
      Published: null,
      Stock: 'stock',
      'In stock?': 'availability',
      Parent: 'groupId',
      'External URL': 'otherLink',
    },
  },
];
