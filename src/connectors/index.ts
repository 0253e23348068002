import { ClickBankConnector } from './clickbank/clickbank.connector.js';
import { RequestConnector } from './request/request.connector.js';
import { ShopifyConnector } from './shopify/shopify.connector.js';

export { ClickBankConnector, RequestConnector, ShopifyConnector };

/** The connectors that come with feedmill, as providers. */
export const BUILT_IN_CONNECTORS = [ClickBankConnector, RequestConnector, ShopifyConnector];
