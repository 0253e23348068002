// Compiles src/ to dist/. With --if-stale only when dist/ is missing or older than what it is made of.
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

function isStale() {
  const built = statSync(at('dist/main.js'), { throwIfNoEntry: false })?.mtimeMs;
  if (!built) return true;
  const sources = readdirSync(at('src'), { recursive: true }).map((name) => `src/${name}`);
  return [...sources, 'tsconfig.json', 'tsconfig.build.json'].some((path) => statSync(at(path)).mtimeMs > built);
}

const ifStale = process.argv.includes('--if-stale');
if (!ifStale || isStale()) {
  console.log('Building dist/.');
  // Beside dist/: nothing is left behind by a build that failed, so that it cannot be started by mistake, and nobody
  // starts half of one while it is written.
  const [built, dist] = [at(`dist.${process.pid}`), at('dist')];
  const tsc = at('node_modules/typescript/bin/tsc');
  const { status } = spawnSync(
    process.execPath,
    [tsc, '-p', at('tsconfig.build.json'), '--outDir', built, '--noEmitOnError'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  // Another one may have built the same meanwhile, and its server be starting.
  if (!ifStale || isStale()) {
    rmSync(dist, { recursive: true, force: true });
    if (status === 0) renameSync(built, dist);
  }
  rmSync(built, { recursive: true, force: true });
  process.exit(status ?? 1);
}
