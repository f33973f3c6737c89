import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export type Served = { readonly url: string; readonly close: () => Promise<void> };

/** Builds the screens as the extension's pages are built, and serves them from the loopback. */
export async function serveScreens(): Promise<Served> {
  const outDir = await mkdtemp(join(tmpdir(), 'screens-'));
  const common = { configFile: false, root: import.meta.dirname, logLevel: 'warn' } as const;
  await build({
    ...common,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: false },
  });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the screens are not served');
  return {
    url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
