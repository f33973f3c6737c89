import { mkdirSync, writeFileSync } from 'node:fs';
import { browsers, readManifest, type Browser } from '../build/web-extension.ts';
import { withBuild } from './build.ts';
import { distOf, fromRoot } from './paths.ts';
import { zipOf } from './zip.ts';

function packFor(browser: Browser, version: string): void {
  const name = `dist/liaocun-${browser}-${version}.zip`;
  const zip = zipOf(distOf(browser));
  writeFileSync(fromRoot(name), zip);
  console.log(`${name}  ${(zip.length / 1024).toFixed(0)} kB`);
}

const { version } = readManifest(fromRoot('manifest.json'));
mkdirSync(fromRoot('dist'), { recursive: true });
await withBuild(browsers, async () => {
  for (const browser of browsers) packFor(browser, version);
});
