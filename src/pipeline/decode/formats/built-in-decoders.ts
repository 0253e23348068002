import { csvDecoder } from './csv/csv.decoder.js';
import type { FormatDecoder } from './format-decoder.js';
import { jsonDecoder } from './json/json.decoder.js';
import { jsonLinesDecoder } from './json/json-lines.decoder.js';
import { xmlDecoder } from './xml/xml.decoder.js';

/** The built-in formats in the order in which they are tried: the one that is hardest to recognise comes last. */
export const BUILT_IN_DECODERS: readonly FormatDecoder[] = [jsonLinesDecoder, jsonDecoder, xmlDecoder, csvDecoder];
