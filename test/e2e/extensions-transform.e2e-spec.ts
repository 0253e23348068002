import { Injectable, Module, Scope, type Type } from '@nestjs/common';
import { TransformFunction, type TransformFunctionContract } from '../../src/extensions/transform-function.js';
import { TestApp } from '../support/app.js';

@Injectable()
class Hyphen {
  readonly sign = '-';
}

@Injectable()
@TransformFunction('slugify')
class Slugify implements TransformFunctionContract {
  readonly arity = [0, 1] as const;

  constructor(private readonly hyphen: Hyphen) {}

  check([sign]: readonly unknown[]): string | null {
    return sign === undefined || typeof sign === 'string' ? null : `the sign is a text such as "${this.hyphen.sign}"`;
  }

  apply(value: unknown, sign?: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const parts = value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return parts.join(typeof sign === 'string' ? sign : this.hyphen.sign);
  }
}

@Injectable()
@TransformFunction('slugify')
class OtherSlugify implements TransformFunctionContract {
  apply(value: string): string {
    return value;
  }
}

@Injectable()
@TransformFunction('trim')
class OtherTrim implements TransformFunctionContract {
  apply(value: string): string {
    return value;
  }
}

@Injectable({ scope: Scope.REQUEST })
@TransformFunction('perRequest')
class PerRequest implements TransformFunctionContract {
  apply(value: unknown): unknown {
    return value;
  }
}

@Injectable()
@TransformFunction('two words')
class TwoWords implements TransformFunctionContract {
  apply(value: unknown): unknown {
    return value;
  }
}

@Injectable()
@TransformFunction('nothing')
class Nothing {}

function moduleOf(...providers: Type[]): Type {
  @Module({ providers })
  class TheirModule {}
  return TheirModule;
}

describe('a transform function of another team', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({}, { imports: [moduleOf(Hyphen, Slugify)] });
  });
  afterAll(() => app?.close());

  const SAVE = 'mutation ($mapping: JSON!) { saveMapping(name: "Slugs", mapping: $mapping) }';
  const rule = (transform: string) => ({ sourceField: 'title', targetField: 'Slug', transform });

  const apply = async (transform: string, data: object[]) => {
    const answer = await app.graphql(
      `query ($data: [JSON!], $rules: [JSON!]) {
         applyMapping(source: { data: $data }, mapping: { data: $rules }, targetFormat: { data: { Slug: { type: "string" } } })
       }`,
      { data, rules: [rule(transform)] },
    );
    expect(answer.errors).toBeUndefined();
    return { products: answer.data['applyMapping'], issues: answer.extensions?.['issues']?.['applyMapping'] };
  };

  it('takes part in the check of a mapping that is saved', async () => {
    expect((await app.ask(SAVE, { mapping: [rule('slugify()')] }))['saveMapping']).toEqual(expect.any(String));
    for (const [transform, message] of [
      ['slugyfy()', 'did you mean "slugify"?'],
      ['slugify("a", "b")', 'slugify() takes 0 to 1 arguments, not 2'],
      ['slugify(1)', 'slugify(): the sign is a text such as "-" (column 1)'],
    ] as const) {
      const refusal = await app.refusal(SAVE, { mapping: [rule(transform)] });
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping[0].transform' });
      expect(refusal.message).toContain(message);
    }
  });

  it('takes part in what a mapping makes of records', async () => {
    const data = [{ title: 'Red  Wool, Coat' }, { title: null }, { title: ['A b', 'C d'] }];
    expect((await apply('trim().slugify().prefix("p/")', data.slice(0, 1))).products).toEqual([
      { Slug: 'p/red-wool-coat' },
    ]);
    expect((await apply('slugify("_").join(" ")', data)).products).toEqual([
      { Slug: 'red_wool_coat' },
      { Slug: '' },
      { Slug: 'a_b c_d' },
    ]);
  });

  it('counts an issue for a value of which it makes nothing', async () => {
    const { products, issues } = await apply('slugify()', [{ title: 5 }]);
    expect(products).toEqual([{ Slug: '' }]);
    expect(issues).toMatchObject([{ position: 0, code: 'TRANSFORM_FAILED', field: 'Slug' }]);
  });
});

describe('the start stops, saying the cure, for', () => {
  it.each<[string, Type[], string]>([
    ['a name that two functions take', [Hyphen, Slugify, OtherSlugify], 'Give one of them another name'],
    [
      'the name of a built-in function',
      [OtherTrim],
      '"trim" has the name of a built-in function. Give it another name',
    ],
    ['a function that lives as long as a request', [PerRequest], 'Remove the scope from it'],
    ['a name that no transform can call', [TwoWords], 'Use letters and digits'],
    ['a class that is not a function', [Nothing], 'Implement TransformFunctionContract'],
  ])('%s', async (_, providers, cure) => {
    const start = TestApp.start({}, { imports: [moduleOf(...providers)] });
    await expect(start).rejects.toMatchObject({ code: 'EXTENSION_INVALID', message: expect.stringContaining(cure) });
  });
});
