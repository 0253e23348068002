import type { FormatDecoder, TextWindow } from '../format-decoder.js';
import { runParser } from '../record-parser.js';
import { CsvParser } from './csv-parser.js';
import { saysCsv, sniffCsv, type CsvLayout } from './sniff-csv.js';

/** Text with a header line, delimited by commas, tabs, semicolons or pipes. */
export const csvDecoder: FormatDecoder = {
  format: 'csv',
  open(window, tools) {
    const layout = sniffCsv(window);
    if (!layout || isSentence(layout, window)) return null;
    const { delimiter, quoted } = layout.dialect;
    return {
      facts: { format: 'csv', delimiter, quoted, headerRow: layout.skipped + 1, columns: layout.header.length },
      proof: null,
      records: (chunks) => runParser(chunks, new CsvParser(layout, tools), tools.index),
    };
  },
};

/** A single line may be a header without rows, or a message with a comma such as "Sorry, try again later". */
function isSentence(layout: CsvLayout, window: TextWindow): boolean {
  if (!window.whole || window.text.slice(layout.start).trim() !== '' || saysCsv(window)) return false;
  return layout.header.some((cell) => cell.trim().split(/\s+/).length > 5 || /[.!]$/.test(cell.trim()));
}
