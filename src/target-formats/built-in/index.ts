import { type TargetFormat } from '../../pipeline/target-format.js';
import { AGENTIC_COMMERCE } from './agentic-commerce.js';
import { GOOGLE_MERCHANT } from './google-merchant.js';
import { STANDARD_PRODUCT_FORMAT } from './standard-product-format.js';

/** A format that every new database has. */
export interface BuiltInFormat {
  readonly name: string;
  readonly default: boolean;
  readonly format: TargetFormat;
}

/** The formats of a new database, inserted once by the migration; exactly one is the default. */
export const BUILT_IN_FORMATS: readonly BuiltInFormat[] = [
  { name: 'Standard Product Format', default: true, format: STANDARD_PRODUCT_FORMAT },
  { name: 'Google Merchant', default: false, format: GOOGLE_MERCHANT },
  { name: 'Agentic commerce', default: false, format: AGENTIC_COMMERCE },
];
