import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A page of `docs/`, and the chapter of it that is named after a comma; a chapter begins with a capital letter. */
const CITATION = /docs\/[\w/-]+\.md(?:,\s+(?:\*\s+|\/\/\s+)?([A-Z][\w' ]*))?/g;
const LINK = /\]\(((?!https?:)[^)#\s]+\.(?:md|gql|example))\)/g;

const FOLDERS = ['src', 'test', 'bench', 'demo', 'scripts'];

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => ending.test(name));
}

function chaptersOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
}

/** The citations of a file, without the line breaks and comment signs inside them. */
function citations(file: string): { page: string; chapter: string | undefined }[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\n\s*(?:\*|\/\/)\s?/g, ' ');
  return [...text.matchAll(CITATION)].map(([cited, chapter]) => ({ page: cited.replace(/,.*/s, ''), chapter }));
}

const files = FOLDERS.flatMap((folder) => filesIn(folder, /\.(?:ts|mjs|md)$/)).filter(
  (file) => !file.endsWith('cited-pages.spec.ts'),
);

it('cites pages of docs/ that exist, and chapters that they have', () => {
  const cited = files.flatMap((file) => citations(file).map((citation) => ({ file, ...citation })));
  expect(cited.length).toBeGreaterThan(40);
  const wrong = cited.filter(({ page, chapter }) => {
    if (!existsSync(page)) return true;
    return chapter !== undefined && !chaptersOf(page).some((title) => chapter.trim().startsWith(title));
  });
  expect(wrong).toEqual([]);
});

it('cites nothing that is not in the repository', () => {
  const wrong = files.filter((file) => /spec "|\.\.\/shared\/(?!fixtures)/.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});

it('links from each page to pages that exist', () => {
  const pages = ['README.md', 'CHANGELOG.md', ...filesIn('docs', /\.md$/)];
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(LINK)]
      .map(([, target = '']) => new URL(target, `file:///${page}`).pathname.slice(1))
      .filter((target) => !existsSync(target))
      .map((target) => `${page} links to ${target}`),
  );
  expect(broken).toEqual([]);
});
