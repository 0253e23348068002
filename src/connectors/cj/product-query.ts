import { badInput } from '../../common/errors.js';
import { filterValues } from '../platform-filters.js';

/** The filters of CJ's `products` that the query of a source's url may set, and their GraphQL types. */
const FILTERS: Readonly<Record<string, string>> = {
  adIds: '[ID!]',
  partnerIds: '[ID!]',
  partnerStatus: 'PartnerStatus',
  keywords: '[String!]',
  advertiserCountries: '[String!]',
  targetCountry: '[String!]',
  brand: '[String!]',
  availability: 'Availability',
  currency: 'String',
  lowPrice: 'Float',
  highPrice: 'Float',
};

export const FILTER_NAMES = Object.keys(FILTERS);

const MONEY = '{ amount currency }';

const COMMON_FIELDS = `id adId advertiserId advertiserName advertiserCountry catalogId catalogName sourceFeedType
  title description link mobileLink imageLink additionalImageLink brand lastUpdated targetCountry serviceableAreas
  price ${MONEY} salePrice ${MONEY} effectiveDerivedPrice ${MONEY} discountPercentage
  salePriceEffectiveDateStart salePriceEffectiveDateEnd
  shipping { country region service price ${MONEY} }
  customLabel0 customLabel1 customLabel2 customLabel3 customLabel4`;

const SHOPPING_FIELDS = `availability availabilityDate expirationDate condition gtin mpn identifierExists
  googleProductCategory { id name } productType itemGroupId color size sizeType sizeSystem gender ageGroup material pattern
  adult multipack isBundle shippingWeight unitPricingMeasure unitPricingBaseMeasure productDetail { sectionName attributeName attributeValue }
  productHighlight`;

export interface ProductQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The query of one page. Only advertisers that the publisher works with are asked for, unless `filters` say otherwise: all of CJ
 * would never come to an end. Without a `pid` there are no tracked links.
 */
export function productQuery(
  page: { readonly companyId: string; readonly pid?: string; readonly page: string | null; readonly limit: number },
  filters: URLSearchParams,
): ProductQuery {
  const variables: Record<string, unknown> = { partnerStatus: 'JOINED', ...readFilters(filters) };
  const types = Object.entries(FILTERS).filter(([name]) => name in variables);
  const declared = [...types.map(([name, type]) => `$${name}: ${type}`), ...(page.pid ? ['$pid: ID!'] : [])];
  const passed = types.map(([name]) => `${name}: $${name}`);
  const link = page.pid ? 'linkCode(pid: $pid) { clickUrl imageUrl }' : '';
  return {
    query: `query Products($companyId: ID!, $limit: Int, $page: String, ${declared.join(', ')}) {
  products(companyId: $companyId, limit: $limit, page: $page, ${passed.join(', ')}) {
    totalCount count nextPage
    resultList { ${COMMON_FIELDS} ${link} ... on Shopping { ${SHOPPING_FIELDS} } }
  }
}`,
    variables: { ...variables, ...page },
  };
}

/** Returns the filters as GraphQL values; `BAD_USER_INPUT` on `url` for a price that is not a number. */
export function readFilters(filters: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(FILTERS)) {
    const given = filterValues(filters, name);
    const [first] = given;
    if (first === undefined) continue;
    values[name] = type.startsWith('[') ? given : type === 'Float' ? priceOf(name, first) : first;
  }
  return values;
}

function priceOf(name: string, text: string): number {
  if (Number.isFinite(Number(text))) return Number(text);
  throw badInput('url', `"${name}" in the url has to be a number.`);
}
