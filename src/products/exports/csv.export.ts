import { type Product } from '../../common/records.js';
import { type ExportFormat } from './export-format.js';

/** What makes Excel, LibreOffice and Google Sheets take a text for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/**
 * CSV of RFC 4180: a header with the fields of the format in their order, a product a line, `null` an empty cell, lists
 * and objects as JSON. A text that a spreadsheet would run gets a `'` in front, also where it only looks like a number
 * (`-5` of a string field, `+49 30 1234`); what is a number in the catalogue stays one (`-5`).
 */
export const CSV_EXPORT: ExportFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  writer: ({ format }) => {
    const fields = Object.keys(format);
    return {
      head: line(fields),
      product: ({ data }) => {
        const product = JSON.parse(data) as Product;
        return line(fields.map((field) => product[field]));
      },
      tail: '',
    };
  },
};

function line(values: readonly unknown[]): string {
  // A line of nothing would be no record but an empty line.
  return `${values.map(cell).join(',') || '""'}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
