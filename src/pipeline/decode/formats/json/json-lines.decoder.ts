import type { FormatDecoder, TextWindow } from '../format-decoder.js';
import { runParser } from '../record-parser.js';
import { JsonLinesParser } from './json-lines-parser.js';
import { readerOf } from './read-json.js';

/** One JSON object per line. */
export const jsonLinesDecoder: FormatDecoder = {
  format: 'jsonl',
  open(window, tools) {
    if (!/^\s*\{/.test(window.text.slice(0, 4096)) || !isLines(window)) return null;
    return {
      facts: { format: 'jsonl' },
      proof: null,
      records: (chunks) => runParser(chunks, new JsonLinesParser(tools, readerOf(window.text)), tools.index),
    };
  },
};

/** Whether the first lines are complete objects, or the content type is that of JSON Lines. */
function isLines({ text, whole, contentType, pathname }: TextWindow): boolean {
  const lines = text.trimStart();
  const lineEnd = lines.indexOf('\n');
  const first = lineEnd < 0 ? lines : lines.slice(0, lineEnd);
  const rest = lineEnd < 0 ? '' : lines.slice(lineEnd + 1).trimStart();
  if (!isObjectText(first)) return false;
  if (/ndjson|jsonl|json-lines|json-seq/.test(contentType) || /\.(ndjson|jsonl)(\.gz|\.zip)?$/.test(pathname))
    return true;
  return rest.startsWith('{') || (!whole && rest === '' && lineEnd >= 0);
}

function isObjectText(line: string): boolean {
  if (!line.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
