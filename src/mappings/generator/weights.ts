/**
 * Every number that weighs evidence in the mapping generator. Strengths, factors and scores lie between 0 and 1; shares
 * are parts of the sample. Most are judgements, not measurements: the reason beside each says what it has to achieve, and
 * `npm run eval:generate` shows what a change does to real feeds.
 */

/** Sizes of the sample and of what is read of it; they bound the time of a generation for any input. */
export const SAMPLE_LIMITS = {
  /** As many as `GenerateRequest` promises. */
  MAX_RECORDS: 200,
  /** A record with thousands of keys is not a table of fields. */
  MAX_PATHS: 1_000,
  /** A few values of a list are enough to know what it holds. */
  MAX_VALUES_PER_RECORD: 8,
  /** Deeper values are unlikely to be fields of a product. */
  MAX_DEPTH: 8,
  /** Longer keys are values that a broken file has in the place of a header. In characters. */
  MAX_KEY_LENGTH: 200,
} as const;

/** Levels of "how many of the values": a few wrong values are normal in a feed, so no level is 0 or 1. */
export const SHARE = {
  TRACE: 0.1,
  FEW: 0.2,
  SOME: 0.3,
  HALF: 0.5,
  CLEAR_MAJORITY: 0.6,
  MOST: 0.7,
  NEARLY_ALL: 0.8,
  ALL_BUT_NOISE: 0.9,
} as const;

/** The strength of a meaning by how its name was found: the more of the name was dropped, the weaker. */
export const NAME_STRENGTH = {
  /** In the tables as a name that only means this when the values agree: below every rewritten name. */
  WEAK: 0.62,
  /** The part before brackets, `Price (gross)`: nothing was guessed. */
  BEFORE_BRACKETS: 0.97,
  /** The key of a metafield: written by the shop for this purpose. */
  METAFIELD_KEY: 0.95,
  /** The label beside a metafield: translated by the shop, so less certain than its key. */
  METAFIELD_LABEL: 0.9,
  /** Without the words for the product, `product_name`: these never change the meaning. */
  WITHOUT_SUBJECT: 0.95,
  /** Without qualifiers, `main image`: these may select one of several columns. */
  WITHOUT_QUALIFIER: 0.92,
  /** Without both. */
  WITHOUT_BOTH: 0.88,
  /** A word for the product glued to the name, `Produktbild`. */
  GLUED: 0.93,
  /** Numbered 0 or 1, `image_1`: as good as without a number, but the plain name comes first. */
  FIRST_NUMBERED: 0.92,
  /** Numbered 2 or higher: rarely the field itself. */
  LATER_NUMBERED: 0.5,
  /** `image_2` as one of the additional images. */
  ADDITIONAL_IMAGE: 0.9,
  /** A header that the file repeats, `price (2)`: the first one is the better one. */
  REPEATED_HEADER: 0.6,
  /** Two alternatives that agree, `EAN / GTIN`. */
  ALTERNATIVES_AGREE: 0.93,
  /** Only one of the alternatives is known. */
  ONE_ALTERNATIVE: 0.85,
  /** A label that stands in another column, `Option1 Name`: the records may use it for different things. */
  LABELLED: 0.93,
  /** A path that the platform's own table names: above every name but one written exactly as in the tables. */
  PLATFORM: 0.98,
  /** A target field that is known by its description or attribute only. */
  TARGET_DESCRIPTION: 0.9,
} as const;

/** Factors for the place of a key in the record. */
export const PLACE_FACTOR = {
  /** Parent and key are known as one name, `image.url`. */
  JOINED_WITH_PARENT: 0.97,
  /** The parent has the meaning and the key is general, `brand.name`. */
  FROM_PARENT: 0.95,
  /** Inside a list that the tables do not know: its elements may be about anything. */
  IN_UNKNOWN_LIST: 0.6,
  /** Inside an object that the tables do not know. */
  IN_UNKNOWN_OBJECT: 0.85,
  /** In the product around a variant: the variant's own value comes first. */
  PRODUCT_OF_VARIANT: 0.97,
  /** A variant's own title is often only `M`, so the product's title comes first. */
  TITLE_OF_VARIANT: 0.6,
} as const;

/** Factors for a meaning inside a list of variants: how well one variant's value describes the product. */
export const VARIANT_MEANING_FACTOR: Readonly<Record<string, number>> = {
  // `Red` is the name of a variant, never of the product.
  title: 0,
  // Texts about the variant alone.
  description: 0.3,
  shortDescription: 0.3,
  // A category of a variant is often its kind.
  category: 0.4,
  // The address opens one variant.
  link: 0.5,
  brand: 0.6,
  // An id of the first variant identifies a product only where nothing else does.
  id: 0.68,
  // A picture of one variant shows the product well enough.
  image: 0.7,
  // Nearly always the same for all variants.
  groupId: 0.9,
  weight: 0.95,
};

/** How well a source of one meaning (inner key) fills a target of another (outer key); 0 where none is given. */
export const SUBSTITUTES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Another key that is unique as well; a variant's id is the last resort.
  id: { platformId: 0.97, sku: 0.8, variantId: 0.7 },
  // A part number is shared by all sellers of a product.
  sku: { mpn: 0.5 },
  description: { shortDescription: 0.82 },
  // Opens the page, but through an affiliate network.
  link: { trackedLink: 0.75 },
  // Shows the product, too small.
  image: { thumbnail: 0.65 },
  // Is the price where nothing is reduced; as an old price it may equal the current one.
  price: { regularPrice: 0.93 },
  oldPrice: { regularPrice: 0.75 },
  // A count says whether something is available, words say it better.
  availability: { stock: 0.8 },
};

/** How far values agree with a meaning where they are neither as expected (1) nor excluded (0). */
export const AGREEMENT = {
  /** One value in all records: possible in a small sample, unlikely in a catalogue. */
  CONSTANT: 0.6,
  /** Titles with HTML can be cleaned. */
  HTML_TITLE: 0.8,
  /** Categories with HTML can be cleaned. */
  HTML_CATEGORY: 0.9,
  /** Descriptions of a word or two are more likely something else. */
  SHORT_DESCRIPTION: 0.6,
  /** Addresses of images in the place of pages. */
  IMAGE_AS_PAGE: 0.3,
  /** Addresses that do not look like images may still be images: many CDNs have no file extension. */
  PLAIN_URL_AS_IMAGE: 0.9,
  /** File names need a prefix that only the shop knows. */
  FILE_NAME_AS_IMAGE: 0.85,
  /** All prices 0, as for goods on request. */
  ALL_ZERO_PRICES: 0.6,
  /** More zeros than prices. */
  MANY_ZERO_PRICES: 0.8,
  /** A few valid GTINs among codes of digits. */
  FEW_GTINS: 0.7,
  /** Ids without repetition rank above others by up to 0.05: two columns of ids often differ in this only. */
  UNIQUE_ID_BASE: 0.95,
  UNIQUE_ID_BONUS: 0.05,
  /** Ids that repeat identify a group of products. */
  REPEATED_ID: 0.55,
  /** Counts in the place of words of availability. */
  COUNTS_AS_AVAILABILITY: 0.8,
  /** Words and counts mixed. */
  MIXED_AVAILABILITY: 0.95,
  /** All weights 0: not maintained. */
  ALL_ZERO_WEIGHTS: 0.7,
  /** A weight without a unit ranks behind one with a unit. */
  WEIGHT_WITHOUT_UNIT: 0.95,
  /** Numbers as categories are ids of categories. */
  NUMERIC_CATEGORY: 0.55,
} as const;

/** Limits for values, in characters or values. */
export const VALUE_LIMITS = {
  /** Twice the 150 characters that Google accepts: longer texts are descriptions. */
  MAX_TITLE_LENGTH: 300,
  MIN_DESCRIPTION_LENGTH: 8,
  /** Longer texts are sentences, not names. */
  MAX_BRAND_LENGTH: 80,
  /** Longer texts are not codes; a UUID has 36 characters, a SHA-256 in hexadecimal 64. */
  MAX_CODE_LENGTH: 64,
  /** A colour or size of a variant. */
  MAX_TRAIT_LENGTH: 60,
  /** A material is often a list with percentages. */
  MAX_MATERIAL_LENGTH: 200,
  /** With fewer values, equal ones may be chance. */
  MIN_VALUES_TO_JUDGE: 5,
  /** With fewer values, two different texts may be chance. */
  MIN_VALUES_TO_JUDGE_TWO_TEXTS: 20,
} as const;

/** The score of a pair. */
export const PAIR_SCORE = {
  /** Pairs below are left out: a wrong pair costs the user more than a missing one. */
  MIN: 0.5,
  /** Agreement of a column without one value: only its name speaks for it. */
  EMPTY_COLUMN: 0.62,
  /** An empty column needs a name of at least this strength. */
  MIN_NAME_OF_EMPTY_COLUMN: 0.85,
  /** If two pairs are equal, the one whose path is spelt like the field ranks first. */
  DIFFERENT_SPELLING: 0.99,
  /**
   * Coverage: `BASE + HALF_FILLED * min(1, 2 * share) + TIE_BREAK * share`, together 1. Half of the records are nearly as
   * good as all, for variants often leave out what their parent says.
   */
  COVERAGE_BASE: 0.85,
  COVERAGE_HALF_FILLED: 0.149,
  COVERAGE_TIE_BREAK: 0.001,
  /** Per level of nesting, up to 5 levels: of two equal paths the outer one ranks first. */
  DEPTH_PENALTY: 0.01,
  MAX_DEPTH_PENALTIES: 5,
  /** A field that the tables do not know, and a path of the same name. */
  SAME_NAME: 0.9,
  SAME_NAME_NESTED: 0.75,
} as const;

/** What a rule needs before it is written. */
export const RULE_WEIGHT = {
  /** More than this share of the tried records has to get a valid value. */
  MIN_VALID_SHARE: 0.5,
  /** Most products have no sale price, and some feeds write 0 for that. */
  MIN_VALID_SHARE_SALE_PRICE: 0,
  /** A list of images that few records have is still right for these. */
  MIN_VALID_SHARE_ADDITIONAL_IMAGES: 0.1,
  /** A rule that no record passes halves the confidence; the rest grows with the share that passes. */
  CONFIDENCE_UNTESTED_PART: 0.5,
  /** A second rule has to fill at least this share of the records; for a required field one record is enough. */
  MIN_FALLBACK_GAIN: 0.1,
  /** A tracked link is not a landing page, yet better than none: its score is lower by nature. */
  MIN_FALLBACK_SCORE_LINK: 0.6,
  MIN_FALLBACK_SCORE: 0.75,
  /** A source that also serves a second field needs a meaning at least as strong as a plain, known name in a list. */
  MIN_SHARED_IMAGE_STRENGTH: 0.6,
  MIN_ADDITIONAL_IMAGE_STRENGTH: 0.8,
  MIN_SHARED_PRICE_STRENGTH: 0.8,
  MIN_CURRENCY_STRENGTH: 0.6,
  /** Confidence of rules that take a second field from one path: derived, so below a direct pair. */
  SHARED_IMAGES_SCORE: 0.8,
  SHARED_CURRENCY_SCORE: 0.75,
  /** Records of which an option has to name the same meaning. */
  MIN_LABEL_AGREEMENT: 0.9,
  /** A separator is a separator when more than one cell in this many has it. */
  CELLS_PER_SEPARATED_CELL: 5,
} as const;

/** Lengths of what is written into a mapping. */
export const RULE_LIMITS = {
  /** Prices in more currencies keep the symbol as it is: a transform has to stay readable. */
  MAX_CURRENCY_REPLACEMENTS: 5,
  /** Choices that stand in the sample, per field. */
  MAX_OBSERVED_CHOICES: 30,
  /** In characters. */
  MAX_REASON_LENGTH: 300,
} as const;
