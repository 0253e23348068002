import { AwinConnector } from './awin/awin.connector.js';
import { CJConnector } from './cj/cj.connector.js';
import { ClickBankConnector } from './clickbank/clickbank.connector.js';
import { FlexOffersConnector } from './flexoffers/flexoffers.connector.js';
import { ImpactConnector } from './impact/impact.connector.js';
import { RakutenConnector } from './rakuten/rakuten.connector.js';
import { RequestConnector } from './request/request.connector.js';
import { ShopifyConnector } from './shopify/shopify.connector.js';

/** The connectors that come with feedmill, as providers. */
export const BUILT_IN_CONNECTORS = [
  AwinConnector,
  CJConnector,
  ClickBankConnector,
  FlexOffersConnector,
  ImpactConnector,
  RakutenConnector,
  RequestConnector,
  ShopifyConnector,
];
