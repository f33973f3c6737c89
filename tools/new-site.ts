import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fromRoot, root } from './paths.ts';
import { BadArguments } from './read-options.ts';
import { newSite, scaffold, withSite } from './scaffold-site.ts';

const sites = fromRoot('content-scripts/sites');

const consoles = (): readonly string[] =>
  readdirSync(sites, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function npx(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} failed`);
}

/** Writes a new console's folder, lists it, and gives its host to the manifest. */
function run(args: readonly string[]): void {
  const site = newSite(args, consoles());
  const files = scaffold(site);
  for (const [path, text] of files) {
    const file = join(sites, path);
    if (existsSync(file)) throw new BadArguments(`${path} is there already.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const index = join(sites, 'shipped-on.ts');
  writeFileSync(index, withSite(readFileSync(index, 'utf8'), site));
  npx('tsx', 'tools/manifest.ts');
  npx('oxfmt', 'manifest.json', 'content-scripts/sites/shipped-on.ts', `content-scripts/sites/${site.id}/site.ts`);
  console.log([...files.keys()].map((path) => `content-scripts/sites/${path}`).join('\n'));
  console.log(`Now put the real page's markup into first.html and what a reader must make of it into first.json, then:
  npm run test:readers -- -t ${site.id}
docs/adding-a-site.md says the rest.`);
}

try {
  run(argv.slice(2));
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
