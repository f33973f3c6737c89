import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { browsers, readManifest, type Browser } from '../build/web-extension.ts';
import { withBuild } from './build.ts';
import { distOf, fromRoot } from './paths.ts';

/** The first moment a zip can tell, in the fields as they are written, so that the clock and zone of the machine leave no trace. */
const epoch = new Date(1980, 0, 1);

/** A zip of `folder` that depends on nothing but names and contents. */
export function zipOf(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  const entries: Zippable = {};
  for (const name of names.toSorted()) entries[name.split(sep).join('/')] = readFileSync(join(folder, name));
  return zipSync(entries, { level: 9, mtime: epoch, os: 3, attrs: 0o644 << 16 });
}

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
