import { pathToFileURL } from 'node:url';
import { RuleBasedGenerator } from '../src/mappings/generator/rule-based-generator.js';
import { BUILT_IN_FORMATS } from '../src/target-formats/built-in/index.js';
import type { RawRecord } from '../src/common/records.js';
import type { TargetFormat } from '../src/pipeline/target-format.js';

const RECORDS = 200;
const PATHS = 100;
const FIELDS = 25;
const LIMIT_MS = 300;
const ROUNDS = 7;

/** Prints how long it takes to generate a mapping for 200 records of 100 paths and 25 fields; the limit is 300 ms. */
export function run(): Promise<void> {
  const sample = Array.from({ length: RECORDS }, (_, at) => record(at));
  const format = widened(BUILT_IN_FORMATS.find(({ name }) => name === 'Google Merchant')?.format ?? {});
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    new RuleBasedGenerator().generate({ sample, format });
    times.push(performance.now() - start);
  }
  const [first = 0] = times;
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(
    `generate: ${RECORDS} records x ${PATHS} paths x ${Object.keys(format).length} fields: ` +
      `median ${median.toFixed(0)} ms, first ${first.toFixed(0)} ms (limit ${LIMIT_MS} ms)`,
  );
  return Promise.resolve();
}

function record(at: number): RawRecord {
  const known: RawRecord = {
    id: `A-${at}`,
    title: `Oak table ${at}`,
    link: `https://shop.example.com/p/${at}`,
    image_link: `https://cdn.example.com/images/${at}.jpg`,
    price: `${at + 1}.90 EUR`,
    availability: at % 7 === 0 ? 'out of stock' : 'in stock',
    description: `<p>A table, made to last. ${'Solid oak. '.repeat(20)}</p>`,
    brand: `Maker ${at % 9}`,
    color: 'oak',
    size: `${at % 5}`,
    item_group_id: `G-${at % 40}`,
    condition: 'new',
    product_type: 'Home > Tables',
  };
  const variants = [0, 1, 2].map((n) => ({ sku: `A-${at}-${n}`, price: at + n, available: n > 0, title: `No. ${n}` }));
  const rest: (readonly [string, string])[] = Array.from({ length: PATHS - Object.keys(known).length - 4 }, (_, n) => [
    `attribute_${n}`,
    `${at * n} of ${n}`,
  ]);
  return { ...known, variants, ...Object.fromEntries<string>(rest) };
}

function widened(format: TargetFormat): TargetFormat {
  const missing = Math.max(0, FIELDS - Object.keys(format).length);
  const more = Array.from({ length: missing }, (_, n) => [`extra_${n}`, { type: 'string' }] as const);
  return { ...format, ...Object.fromEntries<TargetFormat[string]>(more) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
