import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { cache } from '../../tools/paths.ts';
import { withLock } from '../../tools/lock.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where built pages lie: `<page>/page.js` and what it needs. */
const built = join(cache, 'zoo');

/** What a page is made from, as one number: the lock of its libraries, what all pages share, and its own folder. */
function sourcesOf(page: string): string {
  const hash = createHash('sha256').update(readFileSync(here('./package-lock.json')));
  for (const folder of [here('.'), here(`./pages/${page}`)])
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .toSorted())
      hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

async function buildInto(page: string, folder: string): Promise<void> {
  const lib = { entry: here(`./pages/${page}/page.ts`), formats: ['es' as const], fileName: () => 'page.js', cssFileName: 'page' };
  await build({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { outDir: folder, emptyOutDir: true, minify: false, target: 'esnext', assetsInlineLimit: 0, chunkSizeWarningLimit: 1e6, lib },
  });
}

/** Builds a page of the zoo unless it was built from the same sources before. Answers the folder it lies in. */
export async function builtPage(page: string): Promise<string> {
  const folder = join(built, page);
  const stamp = join(folder, 'sources');
  await withLock(join(built, `${page}.lock`), async () => {
    const sources = sourcesOf(page);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
    const fresh = `${folder}.fresh`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(dirname(fresh), { recursive: true });
    await buildInto(page, fresh);
    writeFileSync(join(fresh, 'sources'), sources);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  });
  return folder;
}
