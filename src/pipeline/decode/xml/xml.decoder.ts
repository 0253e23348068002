import type { FormatDecoder } from '../format-decoder.js';
import { showPath } from '../overrides.js';
import { runParser } from '../record-parser.js';
import { unrecognised } from '../refuse-foreign.js';
import { chooseElement } from './choose-element.js';
import { XmlParser } from './xml-parser.js';

/** An XML document in which one element is repeated. */
export const xmlDecoder: FormatDecoder = {
  format: 'xml',
  open(window, tools) {
    if (!/^\s*<[?!:_\p{L}]/u.test(window.text.slice(0, 4096))) return null;
    const path = window.overrides.path?.filter((step) => step !== '*') ?? chooseElement(window.text);
    if (!path || path.length === 0) {
      throw unrecognised(
        'The XML document repeats no element that could be a record. When it holds some, say where: #path=/root/list/element after the url.',
      );
    }
    return {
      facts: { format: 'xml', path: showPath(path) },
      proof: 'the XML document is closed',
      records: (chunks) => runParser(chunks, new XmlParser(path, tools)),
    };
  },
};
