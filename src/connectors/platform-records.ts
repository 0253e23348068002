import { clip } from '../common/issues.js';
import type { RawRecord } from '../common/records.js';
import type { SourceReport } from '../extensions/source-connector.js';

/** Fields that a connector adds to a record. Empty values, and values that are not text (or a number, for the id), are ignored. */
export interface Additions {
  /** The platform's own id. */
  readonly id?: unknown;
  /** The landing page. */
  readonly link?: unknown;
  readonly currency?: unknown;
}

/** Returns the records of a page with `_id`, `_link` and `_currency` added. Values that are not objects are reported as unreadable. */
export function toRecords(
  page: readonly unknown[],
  host: string,
  report: SourceReport,
  additions: (record: RawRecord) => Additions,
): RawRecord[] {
  const records: RawRecord[] = [];
  for (const value of page) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report.unreadable(`A product of ${host} is not an object: ${clip(value)}`);
      continue;
    }
    const record = value as RawRecord;
    const { id, link, currency } = additions(record);
    records.push({
      ...record,
      ...(isId(id) && { _id: String(id) }),
      ...(isText(link) && { _link: link }),
      ...(isText(currency) && { _currency: currency }),
    });
  }
  return records;
}

/** The address that a tracked link leads to, where one of its parameters tells; undefined otherwise. */
export function landingPage(tracked: unknown, parameter: string): string | undefined {
  if (typeof tracked !== 'string' || !URL.canParse(tracked)) return undefined;
  const target = new URL(tracked).searchParams.get(parameter);
  return target !== null && URL.canParse(target) && /^https?:/i.test(target) ? target : undefined;
}

export function isId(value: unknown): value is string | number {
  return typeof value === 'number' || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
