/** A record of a shop, about 1 kB as JSON; every tenth has text beyond ASCII. */
export interface BenchRecord {
  id: number;
  title: string;
  handle: string;
  vendor: string | null;
  body_html: string;
  images: { id: number; src: string }[];
  variants: {
    id: number;
    title: string;
    sku: string;
    price: string;
    available: boolean;
    created_at: string;
    requires_shipping: boolean;
    taxable: boolean;
  }[];
}

/** As a decoder would hand them on: parsed from text, each with its own strings. */
export function benchRecords(count: number): BenchRecord[] {
  return Array.from({ length: count }, (_, at) => JSON.parse(JSON.stringify(benchRecord(at))) as BenchRecord);
}

export function benchRecord(at: number): BenchRecord {
  const title = at % 10 === 0 ? `crème brûlée Löffel №${at}` : `  walnut serving spoon ${at} `;
  const variants = ['small', 'medium', 'large'].map((size, n) => ({
    id: at * 10 + n,
    title: size,
    sku: `SP-${at}-${n}`,
    price: at % 3 === 0 ? `${(at % 90) + 1},299.00 USD` : `${(at % 90) + 1}.95 USD`,
    available: (at + n) % 4 !== 0,
    created_at: '2026-01-15T12:00:00-05:00',
    requires_shipping: true,
    taxable: true,
  }));
  return {
    id: at,
    title,
    handle: `spoon-${at}`,
    vendor: at % 7 === 0 ? null : `Maker ${at % 23}`,
    body_html:
      `<p>The <strong>${title.trim()}</strong> is made to last &amp; easy to care for.</p>` +
      `<p>Each one is cut from a single piece of wood. Weight: ${100 + (at % 400)} g.</p>`,
    images: [1, 2, 3].map((n) => ({ id: at * 10 + n, src: `https://cdn.example.com/files/spoon-${at}-${n}.jpg` })),
    variants,
  };
}
