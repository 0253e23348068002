import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawRecord } from '../src/common/records.js';
import type { SourceResponse } from '../src/extensions/source-connector.js';
import { RuleBasedGenerator } from '../src/mappings/generator/rule-based-generator.js';
import { decodeBody } from '../src/pipeline/decode/decode-body.js';
import type { Mapping } from '../src/pipeline/mapping.js';
import { BUILT_IN_FORMATS } from '../src/target-formats/built-in/index.js';

/** The right answers for one file, as `mapping-truth/*.json` writes them. */
interface Truth {
  readonly fixture: string;
  readonly target: 'google_merchant' | 'simple';
  readonly pairs: readonly {
    readonly source: string;
    readonly target: string;
    readonly confidence: 'certain' | 'likely' | 'ambiguous';
    readonly alternatives?: readonly string[];
  }[];
  readonly unmatched?: readonly string[];
  readonly must_not_map?: Readonly<Record<string, string | readonly string[]>>;
}

/** Counts of one file or of all. */
class Score {
  right = 0;
  wrong = 0;
  missed = 0;
  traps = 0;
  requiredRight = 0;
  requiredMissed = 0;
  readonly notes: string[] = [];

  add(other: Score): void {
    this.right += other.right;
    this.wrong += other.wrong;
    this.missed += other.missed;
    this.traps += other.traps;
    this.requiredRight += other.requiredRight;
    this.requiredMissed += other.requiredMissed;
  }

  toString(): string {
    const precision = share(this.right, this.wrong + 2 * this.traps);
    const recall = share(this.right, this.missed);
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    const required = share(this.requiredRight, this.requiredMissed);
    return (
      `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}, ` +
      `required recall ${required.toFixed(3)}, traps ${this.traps}`
    );
  }
}

const SAMPLE = 200;
const INDEX = /\[(?:\*|-?\d+)\]/g;
const FORMATS = { google_merchant: 'Google Merchant', simple: 'Standard Product Format' } as const;
const REQUIRED = new Set(
  ['id', 'title', 'link', 'image_link', 'price', 'availability'].concat([
    'Name',
    'Link',
    'Image',
    'Price',
    'Availability',
  ]),
);

await evaluate(process.argv[2] ?? process.env.FIXTURES_DIR ?? '../shared/fixtures');

async function evaluate(folder: string): Promise<void> {
  const truths = (await readdir(join(folder, 'mapping-truth'))).filter((name) => name.endsWith('.json')).sort();
  const total = new Score();
  for (const name of truths) {
    const truth = JSON.parse(await readFile(join(folder, 'mapping-truth', name), 'utf8')) as Truth;
    try {
      const sample = await readSample(join(folder, truth.fixture));
      const score = judge(new RuleBasedGenerator().generate({ sample, format: formatOf(truth) }), truth);
      total.add(score);
      console.log(`${name}: ${score.toString()}`);
      for (const note of score.notes) console.log(`    ${note}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`total: ${total.toString()}`);
}

function formatOf(truth: Truth) {
  return BUILT_IN_FORMATS.find(({ name }) => name === FORMATS[truth.target])?.format ?? {};
}

async function readSample(path: string): Promise<RawRecord[]> {
  const response: SourceResponse = {
    status: 200,
    headers: {},
    url: `file://${path}`,
    body: createReadStream(path) as AsyncIterable<Buffer>,
    provedComplete: true,
    text: () => readFile(path, 'utf8'),
  };
  const ignore = () => undefined;
  const report = { decided: ignore, unreadable: ignore, complete: ignore, incomplete: ignore };
  const sample: RawRecord[] = [];
  for await (const batch of decodeBody(response, response.url, report)) {
    sample.push(...batch);
    if (sample.length >= SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

function judge(mapping: Mapping, truth: Truth): Score {
  const score = new Score();
  const found = new Set<string>();
  for (const { sourceField = '', targetField = '', transform, confidence } of mapping) {
    const pair = truth.pairs.find(({ target }) => target === targetField);
    const sources = pair ? [pair.source, ...(pair.alternatives ?? [])] : [];
    const told = `${targetField} <- ${sourceField}${transform ? ` | ${transform}` : ''} (${confidence ?? '?'})`;
    if (trapsOf(truth, targetField).some((trap) => samePath(trap, sourceField))) {
      score.traps++;
      score.notes.push(`trap: ${told}`);
    } else if (sources.some((source) => samePath(source, sourceField))) {
      score.right++;
      found.add(targetField);
    } else if (pair || truth.unmatched?.includes(targetField)) {
      score.wrong++;
      score.notes.push(`wrong: ${told}`);
    }
  }
  for (const { source, target, confidence } of truth.pairs) {
    const missed = !found.has(target) && confidence === 'certain';
    if (missed) score.notes.push(`missed: ${target} <- ${source}`);
    score.missed += Number(missed);
    if (!REQUIRED.has(target)) continue;
    score.requiredRight += Number(found.has(target));
    score.requiredMissed += Number(missed);
  }
  return score;
}

function trapsOf(truth: Truth, target: string): string[] {
  const traps = truth.must_not_map?.[target] ?? [];
  return typeof traps === 'string' ? [traps] : [...traps];
}

/** An index, `[*]`, `[-1]` and none at all count as equal; only the first element is not the second. */
function samePath(left: string, right: string): boolean {
  if (left.replace(INDEX, '') !== right.replace(INDEX, '')) return false;
  return !(left.includes('[0]') && right.includes('[1]')) && !(left.includes('[1]') && right.includes('[0]'));
}

function share(good: number, bad: number): number {
  return good + bad === 0 ? 1 : good / (good + bad);
}
