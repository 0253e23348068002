import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Module, type Provider, Scope, type Type } from '@nestjs/common';
import { type GenerateRequest, MappingGenerator } from '../../src/extensions/mapping-generator.js';
import type { Mapping } from '../../src/pipeline/mapping.js';
import { TestApp } from '../support/app.js';

@Injectable()
class Wordbook {
  readonly words: Readonly<Record<string, string>> = { Titel: 'Name', Preis: 'Price' };
}

/** Proposes what its word book knows, and remembers what it was asked. */
@Injectable()
class WordbookGenerator extends MappingGenerator {
  static readonly asked: GenerateRequest[] = [];

  constructor(private readonly book: Wordbook) {
    super();
  }

  generate(request: GenerateRequest): Promise<Mapping> {
    WordbookGenerator.asked.push(request);
    const names = Object.keys(request.sample[0] ?? {}).filter((name) => name in this.book.words);
    return Promise.resolve(
      names.map((sourceField) => ({
        sourceField,
        targetField: this.book.words[sourceField] ?? '',
        confidence: 1,
        reason: 'in the word book',
      })),
    );
  }
}

@Injectable()
class WrongGenerator extends MappingGenerator {
  generate(): Mapping {
    return [{ sourceField: 'Titel', targetField: 'Nome' }];
  }
}

@Injectable({ scope: Scope.REQUEST })
class PerRequestGenerator extends MappingGenerator {
  generate(): Mapping {
    return [];
  }
}

@Injectable()
class NoGenerator {}

function moduleOf(...providers: Provider[]): Type {
  @Module({ providers })
  class TheirModule {}
  return TheirModule;
}

const FORMAT = { Name: { type: 'string', attributes: ['required'] }, Price: { type: 'number' } };
const GENERATE = `query ($data: [JSON!], $format: JSON) {
  generateMapping(sampleData: { data: $data }, targetFormat: { data: $format })
}`;

describe('a mapping generator of another team', () => {
  const feed = createServer((_, response) => response.end(JSON.stringify([{ Titel: 'Lampe', Preis: 12 }])));
  let app: TestApp;
  beforeAll(async () => {
    await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve));
    const theirs = moduleOf(Wordbook, { provide: MappingGenerator, useClass: WordbookGenerator });
    app = await TestApp.start({}, { imports: [theirs] });
  });
  afterAll(async () => {
    await app?.close();
    feed.close();
  });

  it('answers generateMapping in place of the built-in one', async () => {
    const data = [{ Titel: 'Lampe', Preis: 12, title: 'Lamp' }];
    expect((await app.ask(GENERATE, { data, format: FORMAT }))['generateMapping']).toEqual([
      { sourceField: 'Titel', targetField: 'Name', confidence: 1, reason: 'in the word book' },
      { sourceField: 'Preis', targetField: 'Price', confidence: 1, reason: 'in the word book' },
    ]);
    expect(WordbookGenerator.asked.at(-1)).toMatchObject({ sample: data, format: FORMAT });
  });

  it('makes the mapping of a job that is saved without one', async () => {
    const url = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed.json`;
    const id = await app.saveJob({
      source: { sourceRequest: { type: 'Request', url } },
      targetFormat: { data: FORMAT },
    });
    await app.settle();
    const { getProducts } = await app.ask('query ($id: ID!) { getProducts(jobID: $id) { nodes { data } } }', { id });
    expect(getProducts).toEqual({ nodes: [{ data: { Name: 'Lampe', Price: 12 } }] });
    expect(WordbookGenerator.asked.at(-1)?.sourceType).toBe('Request');
  });
});

it('a generator that proposes what no mapping may be is an INTERNAL error that says so', async () => {
  const theirs = moduleOf({ provide: MappingGenerator, useClass: WrongGenerator });
  const app = await TestApp.start({}, { imports: [theirs] });
  try {
    const refusal = await app.refusal(GENERATE, { data: [{ Titel: 'Lampe' }], format: FORMAT });
    expect(refusal.code).toBe('INTERNAL');
    expect(refusal.message).toContain('The mapping generator proposed a mapping that is not valid');
    expect(refusal.message).toContain('Nome');
  } finally {
    await app.close();
  }
});

describe('the start stops, saying the cure, for', () => {
  const asGenerator = (useClass: Type): Provider => ({ provide: MappingGenerator, useClass });
  it.each<[string, Type[], string]>([
    [
      'two generators',
      [moduleOf(asGenerator(WrongGenerator)), moduleOf(Wordbook, asGenerator(WordbookGenerator))],
      'Provide only one',
    ],
    ['a generator that lives as long as a request', [moduleOf(asGenerator(PerRequestGenerator))], 'Remove the scope'],
    ['a class that is not a generator', [moduleOf(asGenerator(NoGenerator))], 'Extend MappingGenerator'],
  ])('%s', async (_, imports, cure) => {
    await expect(TestApp.start({}, { imports })).rejects.toMatchObject({
      code: 'EXTENSION_INVALID',
      message: expect.stringContaining(cure),
    });
  });
});
