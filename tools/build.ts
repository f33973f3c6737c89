import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { browsers, type Browser } from '../build/web-extension.ts';
import { withLock } from './lock.ts';
import { automationDist, cache, distOf, fromRoot, root } from './paths.ts';
import { writeVerifyPackage } from './verifier.ts';

/** What the built extension is made of. */
const sources = [
  'manifest.json',
  'package-lock.json',
  'vite.config.ts',
  'build',
  'tools/automation',
  '_locales',
  'icons',
  'src',
  'content-scripts',
  'popup',
  'options',
  'archive-page',
  'welcome',
  'structure',
  'verifier',
  'tools/verifier.ts',
  'licenses',
];

const isSource = (path: string): boolean => !/\.test\.tsx?$|[/\\]pages[/\\]/.test(path);

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
}

/** Changes whenever a source was added, removed, or written to. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of sources.map(fromRoot).flatMap(filesOf).filter(isSource).toSorted()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const stampOf = (name: string): string => join(cache, `${name}.built`);

function isFresh(name: string, folder: string, now: string): boolean {
  return existsSync(folder) && existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === now;
}

/** The page by which tools and tests ask the extension, made of the extension's own modules. It is never part of a build that is packed. */
async function buildAutomation(): Promise<void> {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: automationDist,
      emptyOutDir: true,
      minify: false,
      target: 'es2023',
      lib: { entry: fromRoot('tools/automation/main.ts'), formats: ['es'], fileName: () => 'automation.js' },
    },
  });
  cpSync(fromRoot('tools/automation/automation.html'), join(automationDist, 'automation.html'));
}

async function buildFor(browser: Browser): Promise<void> {
  const { build } = await import('vite');
  await build({ root, configFile: fromRoot('vite.config.ts'), mode: browser, logLevel: 'warn' });
}

async function buildUnlessFresh(name: string, folder: string, build: () => Promise<void>): Promise<void> {
  const now = fingerprint();
  if (isFresh(name, folder, now)) return;
  console.error(`building ${name}`);
  await build();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stampOf(name), now);
}

/** Runs `work` on an up-to-date build that no other process replaces meanwhile. */
export async function withBuild<T>(wanted: readonly Browser[], work: () => Promise<T>): Promise<T> {
  return withLock(join(cache, 'build.lock'), async () => {
    for (const browser of wanted) await buildUnlessFresh(browser, distOf(browser), () => buildFor(browser));
    await buildUnlessFresh('automation', automationDist, buildAutomation);
    return work();
  });
}

/** Builds for both browsers whatever lies there already. */
async function buildAll(): Promise<void> {
  await withLock(join(cache, 'build.lock'), async () => {
    for (const browser of browsers) {
      await buildFor(browser);
      writeFileSync(stampOf(browser), fingerprint());
      console.log(`dist/${browser}`);
    }
    await writeVerifyPackage(fromRoot('dist/liaocun-verify'));
    console.log('dist/liaocun-verify');
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildAll();
