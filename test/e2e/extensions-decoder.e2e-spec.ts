import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Injectable, Module, Scope, type Type } from '@nestjs/common';
import { FeedmillError } from '../../src/common/errors.js';
import {
  RecordDecoder,
  type FeedBeginning,
  type RecordDecoderContract,
  type RecordDecoderTools,
} from '../../src/extensions/record-decoder.js';
import { TestApp } from '../support/app.js';

@Injectable()
class StockMarks {
  readonly begin = 'STOCK/1';
  readonly end = 'END';
}

/** `STOCK/1`, then lines such as `sku=1;name=Lamp`, then `END` and their number. */
@Injectable()
@RecordDecoder('stock-list')
class StockList implements RecordDecoderContract {
  constructor(private readonly marks: StockMarks) {}

  recognises({ bytes }: FeedBeginning): boolean {
    return bytes.subarray(0, this.marks.begin.length).toString('latin1') === this.marks.begin;
  }

  async *decode(chunks: AsyncIterable<Buffer>, { report }: RecordDecoderTools) {
    let count = 0;
    for await (const line of createInterface({ input: Readable.from(chunks, { objectMode: false }) })) {
      if (line === this.marks.begin) continue;
      if (line === `${this.marks.end} ${count}`) return report.complete(`the list ends with its count, ${count}`);
      count += 1;
      const pairs = line.split(';').map((pair) => pair.split('='));
      if (pairs.every((pair) => pair.length === 2)) yield [Object.fromEntries(pairs) as Record<string, string>];
      else report.unreadable(`Line ${count + 1} is no record.`);
    }
    throw new FeedmillError('SOURCE_TRUNCATED', `The list ends after ${count} records without its count.`);
  }
}

abstract class Reads implements RecordDecoderContract {
  recognises(): boolean {
    return false;
  }
  async *decode(): AsyncIterable<Record<string, string>[]> {
    yield await Promise.resolve([]);
  }
}

@Injectable()
@RecordDecoder('stock-list')
class OtherStockList extends Reads {}

@Injectable()
@RecordDecoder('csv')
class OtherCsv extends Reads {}

@Injectable()
@RecordDecoder('Stock List')
class Misnamed extends Reads {}

@Injectable({ scope: Scope.REQUEST })
@RecordDecoder('per-request')
class PerRequest extends Reads {}

@Injectable()
@RecordDecoder('nothing')
class Nothing {}

function moduleOf(...providers: Type[]): Type {
  @Module({ providers })
  class TheirModule {}
  return TheirModule;
}

describe('a record decoder of another team', () => {
  const LIST = 'STOCK/1\nsku=1;name=Lamp\nsku=2;name=Chair\nno record\nEND 3\n';
  let app: TestApp;
  let server: Server;
  let body: string | Buffer = LIST;
  let url = '';
  beforeAll(async () => {
    server = createServer((_, response) => void response.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stock`;
    app = await TestApp.start({}, { imports: [moduleOf(StockMarks, StockList)] });
  });
  afterAll(async () => {
    await app?.close();
    server.close();
    server.closeAllConnections();
  });

  const jobOf = (from: string) => ({
    source: { sourceRequest: { type: 'Request', url: from } },
    mapping: {
      data: [
        { sourceField: 'sku', targetField: 'SKU' },
        { sourceField: 'name', targetField: 'Name' },
      ],
    },
    targetFormat: { data: { SKU: { type: 'string' }, Name: { type: 'string' } } },
  });

  async function run(content: string | Buffer, overrides = '') {
    body = content;
    const id = await app.saveJob(jobOf(url + overrides));
    await app.settle();
    return { run: (await app.runsOf(id))[0], products: (await app.productsOf(id)).nodes.map(({ data }) => data) };
  }

  it('reads the feeds that it recognises into a catalogue', async () => {
    const { run: first, products } = await run(LIST);
    expect(first).toMatchObject({ status: 'PARTIAL', counts: { read: 3, added: 2, rejected: 1 } });
    expect(products.map(({ SKU, Name }) => `${SKU} ${Name}`).sort()).toEqual(['1 Lamp', '2 Chair']);
  });

  it('gets them out of their archive, and says what was decided', async () => {
    body = gzipSync(LIST);
    const { data, extensions } = await app.graphql(
      'query ($source: SourceInput!) { getProductPreview(source: $source) }',
      {
        source: { sourceRequest: { type: 'Request', url } },
      },
    );
    expect(data['getProductPreview']).toHaveLength(2);
    expect(extensions?.['source']?.['getProductPreview']).toMatchObject({ compression: 'gzip', format: 'stock-list' });
  });

  it('ends the run with the code that it throws', async () => {
    expect((await run('STOCK/1\nsku=1;name=Lamp\n')).run).toMatchObject({
      status: 'FAILED',
      reason: 'SOURCE_TRUNCATED',
    });
  });

  it('leaves what it does not recognise to the built-in ones', async () => {
    expect((await run('sku,name\n1,Lamp\n')).products).toMatchObject([{ SKU: '1', Name: 'Lamp' }]);
  });

  it('reads what the url says it has to, and is passed over when the url names another', async () => {
    expect((await run('sku=1;name=Lamp\nEND 1\n', '#format=stock-list')).products).toMatchObject([{ SKU: '1' }]);
    expect((await run(LIST, '#format=xml')).run).toMatchObject({ status: 'FAILED', reason: 'FORMAT_UNRECOGNISED' });
    const { run: unknown } = await run(LIST, '#format=klingon');
    expect(unknown).toMatchObject({ status: 'FAILED', message: expect.stringContaining('csv, stock-list') });
  });
});

describe('the start stops, saying the cure, for', () => {
  it.each<[string, Type[], string]>([
    ['a name that two decoders take', [StockMarks, StockList, OtherStockList], 'Give one of them another name'],
    ['the name of a built-in format', [OtherCsv], '"csv" has the name of a built-in format. Give it another name'],
    ['a name that no url could say', [Misnamed], 'Use lower-case letters'],
    ['a decoder that lives as long as a request', [PerRequest], 'Remove the scope from it'],
    ['a class that is not a decoder', [Nothing], 'Implement RecordDecoderContract'],
  ])('%s', async (_, providers, cure) => {
    const start = TestApp.start({}, { imports: [moduleOf(...providers)] });
    await expect(start).rejects.toMatchObject({ code: 'EXTENSION_INVALID', message: expect.stringContaining(cure) });
  });
});
