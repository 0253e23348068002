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
  description: 'What kind of source it is; connectors of other teams add their own.',
});

export function fillSourceType(added: readonly string[]): void {
  for (const name of Object.keys(SourceType)) delete SourceType[name];
  for (const name of [...PUBLISHED, ...added]) SourceType[name] = name;
}
