/** How to recognise a platform by its records, and what its paths mean where their names do not say it. */
export interface Platform {
  readonly name: string;
  /** The `SourceType` of its connector, if there is one. */
  readonly sourceType?: string;
  /** Paths that occur together on this platform only. */
  readonly typicalPaths: readonly string[];
  /** Meanings by path, with `[*]` as in a profile; null when no field can use the path. */
  readonly meanings: Readonly<Record<string, string | null>>;
  /** Expressions that complete or convert a value, by path. */
  readonly transforms?: Readonly<Record<string, string>>;
}

/** The known platforms; the first that matches wins, so those with more specific paths come first. What they send: docs/platforms.md. */
export const PLATFORMS: readonly Platform[] = [
  {
    name: 'Shopify',
    sourceType: 'Shopify',
    typicalPaths: ['body_html', 'handle', 'vendor', 'product_type', 'variants[*].product_id'],
    meanings: {
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
    typicalPaths: ['Handle', 'Body (HTML)', 'Variant Price', 'Variant Inventory Policy'],
    meanings: {
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
    typicalPaths: ['handleId', 'fieldType', 'productImageUrl'],
    meanings: {
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
    typicalPaths: ['sku', 'attribute_set_code', 'product_type', 'additional_attributes'],
    meanings: {
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
    typicalPaths: ['prices.currency_minor_unit', 'permalink'],
    meanings: {
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
    typicalPaths: ['price_with_vat', 'availability', 'manufacturer'],
    meanings: { availability: 'deliveryTime', instock: 'availability' },
  },
  {
    name: 'Awin',
    sourceType: 'Awin',
    typicalPaths: ['aw_deep_link', 'aw_product_id', 'merchant_product_id'],
    meanings: {
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
    typicalPaths: ['CatalogItemId', 'CurrentPrice', 'StockAvailability'],
    meanings: {
      CatalogItemId: 'id',
      Id: 'platformId',
      Url: 'trackedLink',
      OriginalPrice: 'oldPrice',
      SubCategory: null,
    },
  },
  {
    name: 'Rakuten',
    sourceType: 'Rakuten',
    typicalPaths: ['linkid', 'mid', 'linkurl', 'productname'],
    meanings: {
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
    typicalPaths: ['pitch_pages.desktop', 'digitalRecurring', 'no_commission'],
    meanings: {
      '@sku': 'sku',
      'pricings.pricing.standard.price.native_price': 'price',
      'pricings.pricing[*].standard.price.native_price': 'price',
      'categories.category': 'category',
      status: null,
    },
    // ClickBank writes null as an object.
    transforms: { description: "(value['@nil'] ? null : value).removeHTMLTags()" },
  },
  {
    name: 'ShareASale',
    sourceType: 'ShareASale',
    typicalPaths: ['ProductID', 'MerchantID', 'BigImage'],
    meanings: {
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
    typicalPaths: ['advertiserId', 'adId', 'linkCode.clickUrl'],
    meanings: {
      // Each advertiser numbers its own products, so `_id` comes first.
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
    typicalPaths: ['pid', 'linkUrl', 'finalPrice', 'upcOrEan'],
    meanings: {
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
    typicalPaths: ['Regular price', 'Sale price', 'Tax status', 'Visibility in catalog'],
    meanings: {
      Type: null,
      Published: null,
      Stock: 'stock',
      'In stock?': 'availability',
      Parent: 'groupId',
      'External URL': 'otherLink',
    },
  },
];
