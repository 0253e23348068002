import { csvDecoder } from './csv/csv.decoder.js';
import type { FormatDecoder } from './format-decoder.js';
import { jsonDecoder } from './json/json.decoder.js';
import { jsonLinesDecoder } from './json/json-lines.decoder.js';
import { xmlDecoder } from './xml/xml.decoder.js';

/** Every format, in the order in which they are tried: the one with the weakest sign comes last. */
export const DECODERS: readonly FormatDecoder[] = [jsonLinesDecoder, jsonDecoder, xmlDecoder, csvDecoder];
