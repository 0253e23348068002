import { RequestConnector } from './request/request.connector.js';
import { ShopifyConnector } from './shopify/shopify.connector.js';

export { RequestConnector, ShopifyConnector };

/** The connectors that come with feedmill, as providers. */
export const BUILT_IN_CONNECTORS = [RequestConnector, ShopifyConnector];
