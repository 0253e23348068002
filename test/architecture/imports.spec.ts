import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** From the bottom to the top: a file imports from its own feature and from rows above its own, which stand lower. */
const LAYERS = [
  ['common'],
  ['config'],
  ['database'],
  ['graphql', 'auth'],
  ['extensions'],
  ['pipeline'],
  ['catalogue'],
  ['publish'],
  ['connectors', 'testing'],
  ['sources', 'mappings', 'target-formats', 'products', 'webhooks'],
  ['jobs'],
  ['feedmill.module', 'set-up-http'],
  ['app.module'],
  ['main', 'index', 'rotate-credentials'],
];

/** What may be imported against the order, and why. */
const EXCEPTIONS: readonly (readonly [from: RegExp, to: RegExp])[] = [
  // Generating a mapping needs a sample of a source and a target format.
  [/^mappings\//, /^(sources|target-formats)\//],
  // SourceType grows by the connectors of other teams before the schema is built.
  [/^graphql\//, /^extensions\/registry$/],
  // The two file formats that a generator of mappings speaks; both files are types only.
  [/^extensions\/mapping-generator$/, /^pipeline\/(mapping|target-format)$/],
];

const CURE =
  'Imports go down only. Move what both need to a lower folder, let the upper one pass it in as an argument, or resolve the field in the upper feature.';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name: name.slice(0, -'.ts'.length), text: readFileSync(`src/${name}`, 'utf8') }));

const featureOf = (name: string): string => name.split('/')[0] ?? '';
const layerOf = (name: string): number => LAYERS.findIndex((features) => features.includes(featureOf(name)));

function importsOf({ name, text }: { name: string; text: string }): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(name), fileName).replace(/\.js$/, ''));
}

function isAllowed(from: string, to: string): boolean {
  return (
    featureOf(from) === featureOf(to) ||
    layerOf(to) < layerOf(from) ||
    EXCEPTIONS.some(([importer, imported]) => importer.test(from) && imported.test(to))
  );
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*/gs, '');

/** Places where a pattern stands in the code, as `src/file.ts: text`. */
function places(pattern: RegExp, allowedIn = /^$/): string[] {
  return files
    .filter(({ name }) => !allowedIn.test(name))
    .flatMap(({ name, text }) =>
      (withoutComments(text).match(pattern) ?? []).map((found) => `src/${name}.ts: ${found}`),
    );
}

describe('the source tree', () => {
  it('is read', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('has a place in the order for every folder', () => {
    expect(files.map(({ name }) => name).filter((name) => layerOf(name) < 0)).toEqual([]);
  });

  it(`imports downwards only. Cure: ${CURE}`, () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => !isAllowed(file.name, imported))
        .map((imported) => `src/${file.name}.ts imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a pure pipeline. Cure: declare a port in pipeline/ and implement it in catalogue/ or in a feature', () => {
    const impure = files
      .filter(({ name }) => featureOf(name) === 'pipeline')
      .flatMap(({ name, text }) =>
        ts
          .preProcessFile(text)
          .importedFiles.filter(({ fileName }) => /^@nestjs\/|^typeorm$|\/database\//.test(fileName))
          .map(({ fileName }) => `src/${name}.ts imports ${fileName}`),
      );
    expect(impure).toEqual([]);
  });

  it('never needs forwardRef. Cure: as for imports', () => {
    expect(places(/\bforwardRef\b/g)).toEqual([]);
  });

  it('reads the environment in config and main only. Cure: add a variable to CONFIG_SCHEMA and inject CONFIG', () => {
    expect(places(/\bprocess\.env\b/g, /^(config\/|main$)/)).toEqual([]);
  });

  it('knows the kinds of databases in database only. Cure: give database/ a function that says what is wanted', () => {
    expect(
      places(/\b(?:isSqlite|sqlite3?|postgres)\b(?!:)/gi, /^(database\/|config\/|sources\/credential-vault$)/),
    ).toEqual([]);
  });

  it('throws errors of the catalogue. Cure: throw a FeedmillError with a code that says who can recover', () => {
    expect(places(/\bthrow new Error\b/g)).toEqual([]);
  });

  it('opens transactions in database only. Cure: Database.transact', () => {
    expect(places(/\.transaction\(/g, /^database\//)).toEqual([]);
  });

  it('writes through the manager of a transaction. Cure: Database.transact(async (manager) => manager...)', () => {
    const verbs = '(?:save|insert|update|upsert|delete|remove|softDelete)\\(';
    // Of an entity class, of a query builder, or by something that reads; `within` is the manager that was passed in.
    const writes = [
      new RegExp(`(?<![\\w.])(?!(?:manager|within)\\b)[\\w.]+\\s*\\.${verbs}\\s*[A-Z]\\w*[,)]`, 'g'),
      new RegExp(`(?<![\\w.])(?!manager\\b)[\\w.]+\\s*\\.createQueryBuilder\\(\\)\\s*\\.${verbs}`, 'g'),
      new RegExp(`[\\w.]*(?:\\.manager|reader|[rR]epository|[dD]ataSource)\\.${verbs}`, 'g'),
      /\bgetRepository\(|\bInjectRepository\b/g,
    ];
    expect(writes.flatMap((pattern) => places(pattern))).toEqual([]);
  });
});
