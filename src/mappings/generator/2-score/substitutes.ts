/** Which meanings of a source can fill a target of a meaning, best first; a meaning always serves itself. */
const SERVES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  id: { platformId: 0.97, sku: 0.8, variantId: 0.7 },
  sku: { mpn: 0.5 },
  description: { shortDescription: 0.82 },
  shortDescription: {},
  link: { trackedLink: 0.75 },
  image: { thumbnail: 0.65 },
  price: { regularPrice: 0.93 },
  oldPrice: { regularPrice: 0.75 },
  availability: { stock: 0.8 },
};

/** How well a source of one meaning fills a target of another: 1 the same, 0 not at all. */
export function serves(source: string, target: string): number {
  return source === target ? 1 : (SERVES[target]?.[source] ?? 0);
}
