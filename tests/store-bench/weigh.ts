import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the files under a folder. */
export function bytesUnder(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** What lies in a profile by way of IndexedDB and of private files. */
export const storedBytes = (profile: string): number =>
  ['IndexedDB', 'File System', 'WebStorage'].reduce((sum, name) => sum + bytesUnder(join(profile, 'Default', name)), 0);

/** Without what lies in files, such as the browser's own code: that is the less, the more browsers share it. */
export const withoutFiles: readonly string[] = ['Pss_Anon', 'Pss_Shmem'];

/** Bytes of memory that the processes of the browser with this profile hold alone, and their shares of what they hold together; Linux tells. */
export function memoryOf(profile: string, parts: readonly string[] = ['Pss']): number {
  if (!existsSync('/proc/self/smaps_rollup')) return 0;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => processAt(id) ?? []);
  const family = new Set(all.filter(({ command }) => command.includes(profile)).map(({ id }) => id));
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const { id, parent } of all) if (family.has(parent)) family.add(id);
  }
  return [...family].reduce((sum, id) => sum + shareOf(id, parts), 0);
}

function processAt(id: string): { readonly id: string; readonly parent: string; readonly command: string } | null {
  try {
    const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1] ?? '';
    return { id, parent, command: readFileSync(`/proc/${id}/cmdline`, 'utf8') };
  } catch {
    return null;
  }
}

function shareOf(id: string, parts: readonly string[]): number {
  try {
    const lines = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').split('\n');
    const wanted = lines.filter((line) => parts.includes(line.split(':')[0] ?? ''));
    return wanted.reduce((sum, line) => sum + Number(/(\d+) kB/.exec(line)?.[1] ?? 0) * 1024, 0);
  } catch {
    return 0;
  }
}
