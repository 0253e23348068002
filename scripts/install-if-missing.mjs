// Runs `npm ci` when node_modules is missing or is not what package-lock.json asks for. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);

/** What a lock file lists, as version by path; null when there is no such file. */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, root), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  // A package made for another platform is not installed here, which is as it should be.
  return (
    installed !== null &&
    Object.entries(packagesOf('package-lock.json') ?? {}).every(
      ([path, { version, optional }]) =>
        path === '' || installed[path]?.version === version || (optional && !installed[path]),
    )
  );
}

if (!isInstalled()) {
  console.log('Installing the packages of package-lock.json (once).');
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
