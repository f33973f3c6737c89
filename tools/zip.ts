import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** The first moment a zip can tell, in the fields as they are written, so that the clock and zone of the machine leave no trace. */
const epoch = new Date(1980, 0, 1);

/** A zip of `folder` that depends on nothing but names and contents. */
export function zipOf(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  const entries: Zippable = {};
  for (const name of names.toSorted()) entries[name.split(sep).join('/')] = readFileSync(join(folder, name));
  return zipSync(entries, { level: 9, mtime: epoch, os: 3, attrs: 0o644 << 16 });
}
