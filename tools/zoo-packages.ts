import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fromRoot } from './paths.ts';

/** Installs the libraries that the pages of tests/zoo are drawn with, unless they are there. Throws one sentence of advice where that fails. */
export function requireZooPackages(): void {
  if (existsSync(fromRoot('tests/zoo/node_modules/.package-lock.json'))) return;
  console.error('npm ci in tests/zoo');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: fromRoot('tests/zoo'),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  throw new Error('The chat libraries of tests/zoo could not be installed. Let npm reach its registry once and run `npm ci` in tests/zoo.');
}
