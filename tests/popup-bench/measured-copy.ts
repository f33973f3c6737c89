import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { fromRoot } from '../../tools/paths.ts';

/** Puts the recorder into a copy's popup, before its own script, so that it sees the page from its beginning. */
export async function addRecorder(extension: string): Promise<void> {
  await build({
    configFile: false,
    root: fromRoot('tests/popup-bench'),
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(extension, 'popup-bench'),
      emptyOutDir: true,
      target: 'es2023',
      lib: { entry: fromRoot('tests/popup-bench/recorder.ts'), formats: ['iife'], name: 'recorder', fileName: () => 'recorder.js' },
    },
  });
  const path = join(extension, 'popup', 'index.html');
  const html = readFileSync(path, 'utf8');
  const measured = html.replace('<head>', '<head><script src="/popup-bench/recorder.js"></script>');
  if (measured === html) throw new Error('the popup has no head');
  writeFileSync(path, measured);
}

/** A popup that has nothing to wait for. */
export const plainPage = 'popup-bench/plain.html';

/** Puts it, with the recorder, beside a copy's own pages. */
export function addPlainPage(extension: string): void {
  const html = `<!doctype html><html lang="en"><head><script src="/popup-bench/recorder.js"></script><title>Plain</title></head>
    <body><input role="combobox" autofocus><div role="listbox"><div role="option">One</div></div></body></html>`;
  writeFileSync(join(extension, plainPage), html);
}

/** Bytes of the scripts that the popup loads before it can show anything, and of the worker in which its searches run. */
export function scriptBytes(extension: string): { readonly first: number; readonly worker: number } {
  const page = join(extension, 'popup', 'index.html');
  const entries = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address = '']) =>
    address.startsWith('/') ? join(extension, address) : join(dirname(page), address),
  );
  const first = withImports(entries.filter((path) => !path.includes('popup-bench')));
  const worker = readdirSync(extension, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /search-worker[^/]*\.js$/.test(path) && !/bench/.test(path),
  );
  return { first: sizeOf(first), worker: sizeOf(new Set(worker.map((path) => join(extension, path)))) };
}

const sizeOf = (paths: ReadonlySet<string>): number => [...paths].reduce((sum, path) => sum + statSync(path).size, 0);

/** These scripts and all that they import by name at their head. */
function withImports(entries: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>();
  const follow = (path: string): void => {
    if (known.has(path)) return;
    known.add(path);
    for (const [, address = ''] of readFileSync(path, 'utf8').matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      follow(join(dirname(path), address));
  };
  entries.forEach(follow);
  return known;
}
