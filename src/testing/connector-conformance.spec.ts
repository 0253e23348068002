import { describe, expect, it } from '@jest/globals';
import { badInput, FeedmillError } from '../common/errors.js';
import type { RawRecord } from '../common/records.js';
import type { ConnectedSource, SourceConnectorContract, SourceTools } from '../extensions/source-connector.js';
import { connectorConformance, type ConformanceSubject, type PlatformHandler } from './index.js';

type Fault =
  | 'asks for a page twice'
  | 'gives no ids'
  | 'yields everything at once'
  | 'never says it is complete'
  | 'says it is complete at the start'
  | 'swallows what is thrown'
  | 'gives up on a 429'
  | 'gives up on a 503'
  | 'takes an error for the end'
  | 'goes in circles'
  | 'keeps silent about the key';

interface Page {
  records?: RawRecord[];
  next?: number | null;
  error?: string;
}

const SIZE = 500;
const records = Array.from({ length: 3 * SIZE }, (_, i) => ({ title: `Lamp ${i}` }));

/** Three pages and a key; `fault` is what is wrong with how it reads them. */
class ExampleConnector implements SourceConnectorContract {
  constructor(private readonly fault: Fault | null = null) {}

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    try {
      yield* this.pages(source, tools);
    } catch (error) {
      if (this.fault !== 'swallows what is thrown') throw error;
      tools.report.complete('There was nothing more.');
    }
  }

  private async *pages(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    if (!source.credentials['key'] && this.fault !== 'keeps silent about the key') {
      throw badInput('credentials', 'The credential "key" is missing.');
    }
    if (this.fault === 'says it is complete at the start') tools.report.complete('It will be.');
    const collected: RawRecord[] = [];
    const seen = new Set<string>();
    for (let number: number | null = 1; number !== null;) {
      const page = await this.page(`${source.url}/list?page=${number}`, tools);
      if (this.fault === 'asks for a page twice') await this.page(`${source.url}/list?page=${number}`, tools);
      if (page.error !== undefined && this.fault !== 'takes an error for the end') {
        throw new FeedmillError('SOURCE_UNREACHABLE', page.error);
      }
      const found = (page.records ?? []).map((record) =>
        this.fault === 'gives no ids' ? record : { ...record, _id: record['title'] },
      );
      const first = JSON.stringify(found[0]);
      if (seen.has(first) && this.fault !== 'goes in circles')
        throw new FeedmillError('PARSE_ERROR', 'A page came again.');
      seen.add(first);
      collected.push(...found);
      tools.signal.throwIfAborted();
      if (this.fault !== 'yields everything at once') yield found;
      number = page.next ?? null;
    }
    if (this.fault === 'yields everything at once') yield collected;
    if (this.fault === 'never says it is complete' || this.fault === 'says it is complete at the start') return;
    tools.report.complete('The last page was seen.');
  }

  private async page(url: string, tools: SourceTools): Promise<Page> {
    const refused = Number(/a (\d+)$/.exec(this.fault ?? '')?.[1] ?? 0);
    const answer = await tools.http.request({ url }, { accept: [refused] });
    if (answer.status === refused) throw new FeedmillError('SOURCE_RATE_LIMITED', 'Too many requests.');
    return JSON.parse(await answer.text()) as Page;
  }
}

const platform: PlatformHandler = ({ url }) => {
  const number = Number(/page=(\d+)/.exec(url)?.[1]);
  const next = number * SIZE < records.length ? number + 1 : null;
  return { body: JSON.stringify({ records: records.slice((number - 1) * SIZE, number * SIZE), next }) };
};

const subject: ConformanceSubject = {
  connector: new ExampleConnector(),
  platform: () => platform,
  source: (url) => ({ url, credentials: { key: 'k' } }),
  records: records.length,
  credentials: ['key'],
  errors: [{ name: 'an error', answer: { body: '{"error":"No."}' }, code: 'SOURCE_UNREACHABLE' }],
};

/** The promises that are broken. */
async function broken(of: ConformanceSubject): Promise<string[]> {
  const found: string[] = [];
  for (const { promise, check } of connectorConformance(of)) {
    await check().catch((error: Error) => found.push(`${promise}: ${error.message}`));
  }
  return found;
}

describe('the conformance suite', () => {
  it('finds nothing to say about a sound connector', async () => {
    expect(await broken(subject)).toEqual([]);
  });

  it.each<[Fault, string]>([
    ['asks for a page twice', 'asks for each page once: A page was asked for twice'],
    ['gives no ids', '_id of its own: Record 1 must have a text as its _id'],
    ['yields everything at once', '1000 records at a time: 1500 records came at once'],
    ['yields everything at once', 'when the reader has enough: Every page was asked for'],
    ['never says it is complete', 'whether everything was seen: report.complete or report.incomplete has to be called'],
    ['says it is complete at the start', 'cut short: A read that did not come to its end may not say'],
    ['swallows what is thrown', 'between two batches: The read has to throw what the signal says'],
    ['swallows what is thrown', 'while the first page is awaited: The read has to throw'],
    ['swallows what is thrown', 'while the last page is awaited: The read has to throw'],
    ['swallows what is thrown', 'in the middle of a page: The read has to throw'],
    ['swallows what is thrown', 'on a 401: The read came to an end as if nothing'],
    ['swallows what is thrown', 'cut short: The read came to an end as if nothing'],
    ['gives up on a 429', 'after a 429: Too many requests'],
    ['gives up on a 503', 'after a 503: Too many requests'],
    ['takes an error for the end', 'an error inside HTTP 200: The read came to an end'],
    ['goes in circles', 'instead of going in circles: The first page came 50 times'],
    ['keeps silent about the key', 'names a missing key: A read without "key" has to fail'],
  ])('notices a connector that %s', async (fault, complaint) => {
    const found = await broken({ ...subject, connector: new ExampleConnector(fault) });
    expect(found).toContainEqual(expect.stringContaining(complaint));
  });

  it('names what is left out, and refuses what is left open', async () => {
    const { errors: _errors, ...open } = subject;
    expect(await broken(open)).toEqual([expect.stringContaining('Give `errors`')]);
    const checks = connectorConformance({ ...open, without: { errors: 'it has none' } });
    expect(checks.map(({ promise }) => promise)).toContain('fails on an error inside HTTP 200 - left out: it has none');
  });

  it('tells a fault of the stand-in from one of the connector', async () => {
    const broke = () => () => {
      throw new Error('The stand-in broke.');
    };
    expect(await broken({ ...subject, platform: broke })).toContainEqual(
      expect.stringContaining('The stand-in broke.'),
    );
  });
});
