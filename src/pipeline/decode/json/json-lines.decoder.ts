import type { FormatDecoder, TextWindow } from '../format-decoder.js';
import { runParser } from '../record-parser.js';
import { JsonLinesParser } from './json-lines-parser.js';

/** One JSON object per line. */
export const jsonLinesDecoder: FormatDecoder = {
  format: 'jsonl',
  open(window, tools) {
    if (!/^\s*\{/.test(window.text.slice(0, 4096)) || !isLines(window)) return null;
    return {
      facts: { format: 'jsonl' },
      proof: null,
      records: (chunks) => runParser(chunks, new JsonLinesParser(tools)),
    };
  },
};

/** The first line is a whole object and more of them follow, or the answer says so. */
function isLines({ text, whole, contentType, pathname }: TextWindow): boolean {
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  if (!isObjectText(first)) return false;
  if (/ndjson|jsonl|json-lines|json-seq/.test(contentType) || /\.(ndjson|jsonl)(\.gz|\.zip)?$/.test(pathname))
    return true;
  return second.trimStart().startsWith('{') || (!whole && text.length > first.length + 1);
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
