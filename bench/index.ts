import { readdirSync } from 'node:fs';

/** A bench prints what it measures beside its goals. */
interface Bench {
  run(): Promise<void>;
}

const SUFFIX = '.bench.ts';
const known = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .sort();

const [name] = process.argv.slice(2);
if (name !== undefined && !known.includes(name)) {
  console.error(`There is no bench "${name}". There are: ${known.join(', ')}.`);
  process.exit(1);
}
for (const one of name === undefined ? known : [name]) {
  console.log(`\n== ${one}`);
  const bench = (await import(new URL(one + SUFFIX, import.meta.url).href)) as Bench;
  await bench.run();
}
