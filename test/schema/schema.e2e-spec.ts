import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, findBreakingChanges, GraphQLSchema } from 'graphql';
import { TestApp } from '../support/app.js';

describe('the schema', () => {
  let app: TestApp;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    app = await TestApp.start();
    schema = app.nest.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => app.close());

  it('keeps every document valid that is valid by part 1 of the contract', () => {
    const contract = buildSchema(readFileSync('test/schema/part-1.graphql', 'utf8'));
    expect(findBreakingChanges(contract, schema)).toEqual([]);
  });

  it('takes no credentials out: no type that is answered has a field for them', () => {
    const answered = Object.values(schema.getTypeMap()).flatMap((type) =>
      'getInterfaces' in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    expect(answered).toContain('SourceSchema.url');
    expect(answered.filter((name) => /credential|secret/i.test(name))).toEqual([]);
  });
});
