import { registerEnumType } from '@nestjs/graphql';

/** The built-in source types; those of other teams' connectors are added before the schema is built. */
const PUBLISHED: Readonly<Record<string, string>> = {
  Request: 'Any HTTP(S) feed or API, described by url, method, headers and body.',
  Index: 'The products of another job of this server; the url is its id.',
  Shopify: 'A Shopify store, by its public storefront or with a token of the Admin API.',
  CJ: 'CJ Affiliate.',
  Awin: 'Awin.',
  Impact_com: 'Impact.com.',
  ShareASale: 'Closed: such a source can be saved, but a run of it ends SOURCE_RETIRED. Use Awin.',
  Rakuten: 'Rakuten Advertising.',
  ClickBank: 'ClickBank, for the products of the own account.',
  FlexOffers: 'FlexOffers.',
};

/** The enum object that is registered with GraphQL. It is global to the process, so each application fills it again. */
export const SourceType: Record<string, string> = {};
/** Descriptions of the values, filled with them. */
const descriptions: Record<string, { description: string }> = {};
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
  for (const name of [...Object.keys(PUBLISHED), ...added]) {
    SourceType[name] = name;
    descriptions[name] = { description: PUBLISHED[name] ?? 'Read by a connector that was added to this server.' };
  }
}
