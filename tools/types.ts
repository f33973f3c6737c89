import { spawnSync } from 'node:child_process';
import { exit } from 'node:process';
import { root } from './paths.ts';
import { requireZooPackages } from './zoo-packages.ts';

try {
  requireZooPackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The types of tests/zoo are missing.');
  exit(1);
}
exit(spawnSync('npx', ['tsc', '-b'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1);
