import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, execPath, exit, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function demandNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${versions.node} is too old: install Node 20.19 or newer.`);
  exit(1);
}

/** Installs the packages that the lock file names, unless they are there. */
function installPackages() {
  if (existsSync(join(root, 'node_modules/.package-lock.json'))) return;
  console.error('npm ci');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) exit(status ?? 1);
}

/** Runs a TypeScript tool on a machine that may have nothing but Node, and ends as it ends. */
export function runTool(name) {
  demandNode();
  installPackages();
  const loader = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { status } = spawnSync(execPath, [loader, join(root, 'tools', name), ...argv.slice(2)], { cwd: root, stdio: 'inherit' });
  exit(status ?? 1);
}
