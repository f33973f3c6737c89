import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Bytes of scripts by their addresses in the extension; the recorder's own are not counted. */
export function bytesOf(scripts: readonly string[], extension: string): number {
  const paths = new Set(scripts.map((script) => new URL(script).pathname).filter((path) => !path.startsWith('/popup-bench/')));
  return [...paths].reduce((sum, path) => sum + statSync(join(extension, path)).size, 0);
}
