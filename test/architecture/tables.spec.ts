import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** Every table, and the folder of `src/` whose files alone may name it in SQL or use its entity. */
const OWNERS: Readonly<Record<string, string>> = {
  source: 'sources',
  mapping: 'mappings',
  target_format: 'target-formats',
  job: 'jobs',
  run: 'jobs',
  run_issue: 'jobs',
  webhook: 'webhooks',
  change_listener: 'publish',
  catalogue: 'catalogue',
  catalogue_version: 'catalogue',
  product: 'catalogue',
  absence: 'catalogue',
};

/** Migrations make and change every table; the module hands all entities to the database. */
const MAY_NAME_ALL = /^(database\/migrations\/|feedmill\.module$)/;

const CURE =
  'Call a service of the folder that owns the table. If that folder is an upper one, take what is needed as an argument, keep it in a column of your own, or declare a port that the upper folder provides (as src/webhooks/run-history.ts).';

/** A table that a file names, in SQL or by its entity. */
interface Use {
  readonly file: string;
  readonly table: string;
  /** As it is written. */
  readonly as: string;
}

const SQL_TABLE = /\b(?:FROM|JOIN|UPDATE|INTO|TABLE)\s+"(\w+)"/gi;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => {
    const text = readFileSync(`src/${name}`, 'utf8');
    return { name: name.slice(0, -'.ts'.length), source: ts.createSourceFile(name, text, ts.ScriptTarget.Latest) };
  });

/** The table of each entity class, by file and class. */
const entities = new Map(
  files.flatMap(({ name, source }) =>
    [...source.text.matchAll(/@Entity\('(\w+)'\)\s*export class (\w+)/g)].map(
      ([, table = '', className = '']) => [`${name}#${className}`, table] as const,
    ),
  ),
);

/** A class that is only named as a type does not read or write the table. */
function usesIn({ name, source }: (typeof files)[number]): Use[] {
  const uses: Use[] = [];
  const imported = importedEntities(name, source);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      for (const [as, table = ''] of node.text.matchAll(SQL_TABLE)) {
        if (Object.hasOwn(OWNERS, table)) uses.push({ file: name, table, as: as.replaceAll(/\s+/g, ' ') });
      }
      // As an argument of something that writes the SQL. Names without an underscore are words of other things as well.
      if (node.text.includes('_') && Object.hasOwn(OWNERS, node.text))
        uses.push({ file: name, table: node.text, as: node.text });
    }
    const table = ts.isIdentifier(node) ? imported.get(node.text) : undefined;
    if (table !== undefined && ts.isIdentifier(node)) uses.push({ file: name, table, as: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function importedEntities(name: string, source: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = posix.join(posix.dirname(name), statement.moduleSpecifier.text).replace(/\.js$/, '');
    const names = statement.importClause?.namedBindings;
    for (const each of names && ts.isNamedImports(names) ? names.elements : []) {
      const table = entities.get(`${from}#${(each.propertyName ?? each.name).text}`);
      if (table !== undefined) found.set(each.name.text, table);
    }
  }
  return found;
}

const foreign = files
  .filter(({ name }) => !MAY_NAME_ALL.test(name))
  .flatMap(usesIn)
  .filter(({ file, table }) => file.split('/')[0] !== OWNERS[table]);

describe('the tables', () => {
  it('have an owner each. Cure: add the table to OWNERS', () => {
    expect([...new Set(entities.values())].filter((table) => !Object.hasOwn(OWNERS, table))).toEqual([]);
    expect(entities.size).toBeGreaterThan(10);
  });

  it(`are named in SQL, and their entities are used, by their owners only. Cure: ${CURE}`, () => {
    const wrong = foreign.map(
      ({ file, table, as }) => `src/${file}.ts names ${as}, but ${table} is owned by src/${OWNERS[table]}/`,
    );
    expect([...new Set(wrong)]).toEqual([]);
  });
});
