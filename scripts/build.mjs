// Compiles src/ to dist/. With --if-stale only when dist/ is missing or older than what it is made of.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

function isStale() {
  const built = statSync(at('dist/main.js'), { throwIfNoEntry: false })?.mtimeMs;
  if (!built) return true;
  const sources = readdirSync(at('src'), { recursive: true }).map((name) => `src/${name}`);
  return [...sources, 'tsconfig.json', 'tsconfig.build.json'].some((path) => statSync(at(path)).mtimeMs > built);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  console.log('Building dist/.');
  rmSync(at('dist'), { recursive: true, force: true });
  const tsc = at('node_modules/typescript/bin/tsc');
  // Nothing is left behind by a build that failed, so that it cannot be started by mistake.
  const { status } = spawnSync(process.execPath, [tsc, '-p', at('tsconfig.build.json'), '--noEmitOnError'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exit(status ?? 1);
}
