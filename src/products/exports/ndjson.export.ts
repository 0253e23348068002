import { type ExportFormat } from './export-format.js';

/** A product a line, as it is stored. */
export const NDJSON_EXPORT: ExportFormat = {
  contentType: 'application/x-ndjson; charset=utf-8',
  writer: () => ({ head: '', product: ({ data }) => `${data}\n`, tail: '' }),
};
