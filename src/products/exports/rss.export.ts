import { type Product } from '../../common/records.js';
import { type TargetFormat } from '../../pipeline/target-format.js';
import { type ExportFormat } from './export-format.js';
import { xmlName, xmlText } from './xml-text.js';

/** Elements of an RSS item, and the fields that they are taken from, whatever their case. */
const OWN_ELEMENTS = { title: ['name', 'title'], link: ['link'], description: ['description'] } as const;

/**
 * RSS 2.0 with Google's namespace: `title`, `link` and `description` from the fields Name or title, Link, Description, and
 * every other field as `g:<name in snake case>`. A list is its element repeated, an object an element with its members
 * in it, and what is `null` is left out.
 */
export const RSS_EXPORT: ExportFormat = {
  contentType: 'application/rss+xml; charset=utf-8',
  writer: ({ snapshot: { jobID, version, productCount }, format, url }) => {
    const elements = elementsOf(format);
    return {
      head: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
        '<channel>',
        `<title>Products of job ${xmlText(jobID)}</title>`,
        `<link>${xmlText(url)}</link>`,
        `<description>Version ${version} of the catalogue, with ${productCount} products.</description>\n`,
      ].join('\n'),
      product: ({ productID, data }) => {
        const product = JSON.parse(data) as Product;
        const written = elements.map(({ field, name }) => element(name, product[field])).join('');
        return `<item><guid isPermaLink="false">${productID}</guid>${written}</item>\n`;
      },
      tail: '</channel>\n</rss>\n',
    };
  },
};

/** The element of each field, in the order of the format. Two fields never share one: that would read as a list. */
function elementsOf(format: TargetFormat): { field: string; name: string }[] {
  const fields = Object.keys(format);
  const own = new Map<string, string>();
  for (const [name, sources] of Object.entries(OWN_ELEMENTS)) {
    const field = sources.flatMap((source) => fields.filter((each) => each.toLowerCase() === source))[0];
    if (field !== undefined) own.set(field, name);
  }
  const used = new Set<string>();
  return fields.map((field) => {
    const name = own.get(field);
    if (name) return { field, name };
    const plain = `g:${xmlName(field)}`;
    let free = plain;
    for (let number = 2; used.has(free); number++) free = `${plain}_${number}`;
    used.add(free);
    return { field, name: free };
  });
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (typeof value !== 'object' || value === null) return xmlText(String(value));
  return Object.entries(value)
    .map(([member, each]) => element(`g:${xmlName(member)}`, each))
    .join('');
}
