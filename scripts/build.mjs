// Compiles src/ to dist/. With --if-stale only when dist/ is missing or older than what it is made of.
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

function isStale() {
  const built = statSync(at('dist/main.js'), { throwIfNoEntry: false })?.mtimeMs;
  if (!built) return true;
  const sources = readdirSync(at('src'), { recursive: true })
    .filter((name) => !name.endsWith('.spec.ts'))
    .map((name) => `src/${name}`);
  return [...sources, 'tsconfig.json', 'tsconfig.build.json'].some((path) => statSync(at(path)).mtimeMs > built);
}

/** Puts a finished build in the place of dist/. Several builds may end at the same time, as suites start servers in parallel. */
function putInPlace(built) {
  const old = at(`dist.old.${process.pid}`);
  try {
    renameSync(at('dist'), old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(built, at('dist'));
  } catch (error) {
    // Another build has put the same there in the meantime.
    if (isStale()) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

const ifStale = process.argv.includes('--if-stale');
if (!ifStale || isStale()) {
  console.log('Building dist/.');
  // Beside dist/, so that nothing is left behind by a build that failed, and nobody starts half of one.
  const built = at(`dist.${process.pid}`);
  const tsc = at('node_modules/typescript/bin/tsc');
  const { status } = spawnSync(
    process.execPath,
    [tsc, '-p', at('tsconfig.build.json'), '--outDir', built, '--noEmitOnError'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status === 0 && (!ifStale || isStale())) putInPlace(built);
  rmSync(built, { recursive: true, force: true });
  process.exit(status ?? 1);
}
