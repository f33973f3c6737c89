import { join } from 'node:path';
import { build } from 'vite';
import { splitFaces } from '../../build/split-faces.ts';
import { fromRoot } from '../../tools/paths.ts';

/** Builds the `page.html` of a folder of ours into a copy of the extension, as `NAME/page.html`, so that it runs on the extension's own origin. */
export async function buildPageInto(extension: string, folder: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: fromRoot(folder),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [splitFaces()],
    // SQLite looks for its wasm by that name.
    worker: { format: 'es', rolldownOptions: { output: { assetFileNames: 'assets/[name][extname]' } } },
    build: {
      outDir: join(extension, name),
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: fromRoot(`${folder}/page.html`) },
    },
  });
}
