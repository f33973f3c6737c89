import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RouteError } from '../../src/mail/route.ts';
import { folderRoute } from '../../src/mail/routes/folder.ts';
import type { FaultyWay } from '../mail-servers/fault-run.ts';
import { aMail, keptSecret } from '../mail-servers/mails.ts';

/** What laying files can meet: the folder is gone, the disk is full, the write breaks off, or it was done and nobody said so. */
export type FolderFault = 'folder-gone' | 'full' | 'untaken' | 'taken';

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml')) : [];

/** The way of downloads, into a folder of this machine in the browser's place; in the browser it is tested in `tests/pages/mail-folder.test.ts`. */
export function folderWay(): { readonly way: FaultyWay<FolderFault>; readonly close: () => Promise<void> } {
  const root = mkdtempSync(join(tmpdir(), 'liaocun-mails-'));
  let fault: FolderFault | null = null;
  const means = {
    folder: () => Promise.reject(new RouteError('setup')),
    async save(path: string, bytes: Uint8Array) {
      if (fault === 'folder-gone') throw new RouteError('folder');
      if (fault === 'full') throw new RouteError('full');
      if (fault === 'untaken') throw new TypeError('broke off');
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      if (fault === 'taken') throw new TypeError('nobody said so');
    },
    wasSaved: async (ending: string) => namesIn(root).some((name) => name.endsWith(ending)),
  };
  const usual = folderRoute(means)({ from: 'a@b.example', to: [], settings: { by: 'downloads' } }, keptSecret(null));
  return {
    way: {
      kinds: ['none', 'folder-gone', 'full', 'untaken', 'taken', 'browser-untaken', 'browser-taken'],
      usual,
      under(next) {
        fault = next;
        return usual;
      },
      over: () => void (fault = null),
      settled: async () => undefined,
      mailOf: (number) => aMail(number),
      lying: async () =>
        namesIn(root).map((name) => {
          const bytes = readFileSync(join(root, name));
          return { messageId: /^Message-ID: *(<.*>)\r$/im.exec(bytes.toString('latin1'))?.[1] ?? null, bytes };
        }),
    },
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}
