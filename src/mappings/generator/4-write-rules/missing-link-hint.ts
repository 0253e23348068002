import type { RawRecord } from '../../../common/records.js';
import { readName } from '../2-score/read-name.js';

/**
 * Returns advice for a missing link if the records have only the end of each product's address, as exports of shops do;
 * otherwise an empty text. The rest of the address is never guessed.
 */
export function missingLinkHint(records: readonly RawRecord[], missing: readonly string[]): string {
  const link = missing.find((name) => readName(name).has('link'));
  const handle = Object.keys(records[0] ?? {}).find((key) => readName(key).has('handle') && !/id$/i.test(key));
  if (link === undefined || handle === undefined) return '';
  const rule = { sourceField: handle, targetField: link, transform: 'prefix("https://your-shop.example/products/")' };
  return ` "${handle}" seems to be the end of each product's address, so this rule may help: ${JSON.stringify(rule)}`;
}
