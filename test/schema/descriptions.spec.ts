import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  specifiedScalarTypes,
} from 'graphql';

const schema = buildSchema(readFileSync('schema.gql', 'utf8'));
const specified = new Set(specifiedScalarTypes.map(({ name }) => name));

/** Everything of the schema that can have a description, as `Type.field(argument)`. */
const elements = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith('__') && !specified.has(name))
  .flatMap((type) => {
    const self = { name: type.name, description: type.description };
    if (isEnumType(type)) {
      return [
        self,
        ...type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
      ];
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return [self, ...fields.map(({ name, description }) => ({ name: `${type.name}.${name}`, description }))];
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return [self];
    const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => [
      { name: `${type.name}.${name}`, description },
      ...args.map((arg) => ({ name: `${type.name}.${name}(${arg.name})`, description: arg.description })),
    ]);
    // Query and Mutation say what they are by their names.
    return type.name === 'Query' || type.name === 'Mutation' ? fields : [self, ...fields];
  });

it('describes every type, field, argument, input field and enum value. Cure: give it a description, then npm run schema:write', () => {
  expect(elements.length).toBeGreaterThan(230);
  expect(elements.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});
