import { registerEnumType } from '@nestjs/graphql';

/** The types of the published contract; those of other teams' connectors are added before the schema is built. */
const PUBLISHED = [
  'Request',
  'Index',
  'Shopify',
  'CJ',
  'Awin',
  'Impact_com',
  'ShareASale',
  'Rakuten',
  'ClickBank',
  'FlexOffers',
] as const;

/** The enum object that GraphQL was told about: global to the process, so it is filled anew for each application. */
export const SourceType: Record<string, string> = {};
fillSourceType([]);
registerEnumType(SourceType, {
  name: 'SourceType',
  description: 'The connector that reads a source. Connectors of the application add their own types.',
  valuesMap: {
    Request: { description: 'A feed at a URL, as CSV, JSON, JSON Lines, XML or Excel, also compressed.' },
    Index: { description: 'The catalogue of another job.' },
    Shopify: { description: 'A Shopify shop, by its public storefront or its Admin API.' },
    CJ: { description: 'The affiliate network CJ.' },
    Awin: { description: 'The affiliate network Awin.' },
    Impact_com: { description: 'The affiliate network impact.com.' },
    ShareASale: { description: 'ShareASale is closed; use Awin. Reading such a source fails with SOURCE_RETIRED.' },
    Rakuten: { description: 'The affiliate network Rakuten Advertising.' },
    ClickBank: { description: 'The marketplace ClickBank.' },
    FlexOffers: { description: 'The affiliate network FlexOffers.' },
  },
});

export function fillSourceType(added: readonly string[]): void {
  for (const name of Object.keys(SourceType)) delete SourceType[name];
  for (const name of [...PUBLISHED, ...added]) SourceType[name] = name;
}
