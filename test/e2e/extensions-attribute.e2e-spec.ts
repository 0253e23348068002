import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Module, Scope, type Type } from '@nestjs/common';
import {
  type AttributeType,
  FieldAttribute,
  type FieldAttributeContract,
} from '../../src/extensions/field-attribute.js';
import { TestApp } from '../support/app.js';

@Injectable()
class Palette {
  readonly named = new Map([
    ['red', '#ff0000'],
    ['navy', '#000080'],
  ]);
}

@Injectable()
@FieldAttribute('hexColor')
class HexColor implements FieldAttributeContract {
  readonly types = ['string', 'array'] as const;

  constructor(private readonly palette: Palette) {}

  normalise(value: unknown): string | undefined {
    const text = String(value).trim().toLowerCase();
    return this.palette.named.get(text) ?? (/^#[\da-f]{6}$/.test(text) ? text : undefined);
  }

  valid(value: unknown): boolean {
    return typeof value === 'string' && /^#[\da-f]{6}$/.test(value);
  }

  message(fieldName: string, type: AttributeType): string {
    return `${fieldName} must be ${type === 'array' ? 'a list of colors' : 'a color'} such as #ff0000`;
  }
}

/** Only looks, and breaks for one value. */
@Injectable()
@FieldAttribute('dozens')
class Dozens implements FieldAttributeContract {
  readonly types = ['number'] as const;

  valid(value: unknown): boolean {
    if (value === 13) throw new Error('thirteen');
    return Number(value) % 12 === 0;
  }

  message(fieldName: string): string {
    return `${fieldName} must be a number of dozens`;
  }
}

class Anything implements FieldAttributeContract {
  readonly types: readonly AttributeType[] = ['string'];
  valid(): boolean {
    return true;
  }
  message(fieldName: string): string {
    return fieldName;
  }
}

@Injectable()
@FieldAttribute('hexColor')
class OtherHexColor extends Anything {}

@Injectable()
@FieldAttribute('url')
class OtherUrl extends Anything {}

@Injectable({ scope: Scope.REQUEST })
@FieldAttribute('perRequest')
class PerRequest extends Anything {}

@Injectable()
@FieldAttribute('two words')
class TwoWords extends Anything {}

@Injectable()
@FieldAttribute('fitsNothing')
class FitsNothing extends Anything {
  override readonly types = [];
}

@Injectable()
@FieldAttribute('fitsText')
class FitsText extends Anything {
  override readonly types = ['text' as 'string'];
}

@Injectable()
@FieldAttribute('silent')
class Silent {
  readonly types = ['string'];
  readonly valid = () => true;
}

@Injectable()
@FieldAttribute('unchecked')
class Unchecked {
  readonly types = ['string'];
  readonly message = () => 'no';
}

@Injectable()
@FieldAttribute('formless')
class Formless extends Anything {
  readonly normalise = 'trim';
}

function moduleOf(...providers: Type[]): Type {
  @Module({ providers })
  class TheirModule {}
  return TheirModule;
}

const THEIRS = [moduleOf(Palette, HexColor, Dozens)];
const FORMAT = {
  Name: { type: 'string', attributes: ['required', 'primary'] },
  Color: { type: 'string', attributes: ['hexColor'] },
  Palette: { type: 'array', attributes: ['hexColor'] },
  Stock: { type: 'number', attributes: ['dozens'] },
};
const RULES = Object.keys(FORMAT).map((name) => ({ sourceField: name.toLowerCase(), targetField: name }));
const RECORDS = [
  { name: 'Cup', color: ' Navy', palette: ['red', '#ABCDEF', 'beige'], stock: '24 pieces' },
  { name: 'Pot', color: 'mauve', palette: 'red', stock: 13 },
];
const PRODUCTS = [
  { Name: 'Cup', Color: '#000080', Palette: ['#ff0000', '#abcdef'], Stock: 24 },
  { Name: 'Pot', Color: '', Palette: ['#ff0000'], Stock: 0 },
];

const SAVE = 'mutation ($list: [JSON!]!) { saveTargetFormat(name: "Colors", targetFormat: $list) }';
const VALIDATE = `query ($data: [JSON!]!, $format: TargetFormatInput) {
  validateProducts(data: $data, targetFormat: $format) { valid errors }
}`;

describe('a field attribute of another team', () => {
  let app: TestApp;
  let shop: Server;
  let url: string;

  beforeAll(async () => {
    app = await TestApp.start({}, { imports: THEIRS });
    shop = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(RECORDS));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/feed.json`;
  });
  afterAll(async () => {
    await app?.close();
    shop?.close();
  });

  it('takes part in the check of a format that is saved', async () => {
    expect((await app.ask(SAVE, { list: [FORMAT] }))['saveTargetFormat']).toEqual(expect.any(String));
    const refuse = (type: string, attribute: string) =>
      app.refusal(SAVE, { list: [{ Color: { type, attributes: [attribute] } }] });
    expect(await refuse('string', 'hexColour')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'targetFormat[0].Color.attributes[0]',
      message: expect.stringContaining('did you mean "hexColor"?'),
    });
    expect(await refuse('number', 'hexColor')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'targetFormat[0].Color.attributes[0]',
      message: expect.stringContaining('does not fit the type number, only string, array'),
    });
  });

  it('says in its own words what is wrong with a product', async () => {
    const data = [
      PRODUCTS[0],
      { name: 'Pot', color: 'navy', palette: ['#ff0000', 5], stock: 13 },
      { Name: 'Pan', Stock: '24' },
    ];
    const { saveTargetFormat: id } = await app.ask(SAVE, { list: [FORMAT] });
    for (const format of [{ id }, { data: FORMAT }]) {
      expect((await app.ask(VALIDATE, { data, format }))['validateProducts']).toEqual([
        { valid: true, errors: [] },
        {
          valid: false,
          errors: [
            { color: 'Color must be a color such as #ff0000' },
            { palette: 'Palette must be a list of colors such as #ff0000' },
            { stock: 'Stock must be a number of dozens' },
          ],
        },
        { valid: true, errors: [] },
      ]);
    }
  });

  it('takes part in what is made of records', async () => {
    const { data, extensions } = await app.graphql(
      `query ($source: SourceInput!, $rules: [JSON!], $format: JSON) {
         applyMapping(source: $source, mapping: { data: $rules }, targetFormat: { data: $format })
       }`,
      { source: { data: RECORDS }, rules: RULES, format: FORMAT },
    );
    expect(data['applyMapping']).toEqual(PRODUCTS);
    expect(extensions?.['issues']?.['applyMapping']).toMatchObject([
      { position: 0, code: 'VALUE_INVALID', field: 'Palette' },
      { position: 1, code: 'VALUE_INVALID', field: 'Color' },
      { position: 1, code: 'VALUE_INVALID', field: 'Stock' },
    ]);
  });

  it('takes part in what is generated, also for a source that is saved with a format', async () => {
    const source = { type: 'Request', url, name: 'Colors' };
    const save =
      'mutation ($source: SourceRequest!, $format: JSON) { saveSource(source: $source, targetFormat: $format) }';
    expect((await app.ask(save, { source, format: FORMAT }))['saveSource']).toEqual(expect.any(String));
    const { getFromSource } = await app.ask(
      `query ($source: SourceInput!, $format: JSON) { getFromSource(source: $source, targetFormat: { data: $format }) }`,
      { source: { data: [RECORDS[0], { ...RECORDS[0], name: 'Mug' }] }, format: FORMAT },
    );
    expect(getFromSource[0]).toMatchObject({ Name: 'Cup', Color: '#000080' });
  });

  const job = () => ({
    source: { sourceRequest: { type: 'Request', url } },
    mapping: { data: RULES },
    targetFormat: { data: FORMAT },
  });

  it('takes part in runs', async () => {
    const id = await app.saveJob(job());
    await app.settle();
    const { nodes } = await app.productsOf(id);
    expect(nodes.map((product) => product.data).sort((a, b) => a['Name'].localeCompare(b['Name']))).toEqual(PRODUCTS);
    const [run] = await app.runsOf(id);
    expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 2, added: 2 } });
    expect(run?.['issueCounts']).toEqual(
      expect.arrayContaining(
        ['Color', 'Palette', 'Stock'].map((field) => ({ code: 'VALUE_INVALID', field, count: 1 })),
      ),
    );
  });

  it('makes the runs fail whose formats have it once it is taken away, and says the cure', async () => {
    const theirs = await TestApp.start({}, { imports: THEIRS });
    const id = await theirs.saveJob(job());
    await theirs.settle();
    await theirs.stop();
    const without = await TestApp.start({}, { databaseUrl: theirs.databaseUrl, clock: theirs.clock });
    expect(await without.ask('mutation ($id: ID!) { runJob(id: $id) }', { id })).toEqual({ runJob: false });
    const [run] = await without.runsOf(id);
    expect(run).toMatchObject({
      status: 'FAILED',
      message: expect.stringMatching(/"hexColor", which nobody provides any more. Add its provider again/),
    });
    expect((await without.productsOf(id)).totalCount).toBe(2);
    await without.stop();
    await theirs.close();
  });
});

describe('the start stops, saying the cure, for', () => {
  it.each<[string, Type[], string]>([
    ['a name that two attributes take', [Palette, HexColor, OtherHexColor], 'Give one of them another name'],
    [
      'the name of a built-in attribute',
      [OtherUrl],
      '"url" has the name of a built-in attribute. Give it another name',
    ],
    ['an attribute that lives as long as a request', [PerRequest], 'Remove the scope from it'],
    ['an invalid name', [TwoWords], 'Use letters and digits'],
    [
      'an attribute that fits no type',
      [FitsNothing],
      'Give it types: a list of string, number, boolean, array, object',
    ],
    ['an attribute that fits a type of its own', [FitsText], 'Give it types'],
    ['an attribute that checks nothing', [Unchecked], 'no method valid(value, settings)'],
    ['an attribute that says nothing', [Silent], 'no method message(fieldName, type)'],
    ['a normalise that cannot be called', [Formless], 'Make it normalise(value, settings), or leave it out'],
  ])('%s', async (_, providers, cure) => {
    const start = TestApp.start({}, { imports: [moduleOf(...providers)] });
    await expect(start).rejects.toMatchObject({ code: 'EXTENSION_INVALID', message: expect.stringContaining(cure) });
  });
});
