import { bytesOfHex, hexOf } from '../../evidence/bytes';
import { casePaths } from '../../evidence/case-files';
import type { LogReader } from '../../evidence/log-reader';
import { sealPaths } from '../../evidence/pack-files';
import { writtenHead } from '../../evidence/proven-leaf';
import type { Background } from '../../ui/background-port';

/** Signs the list of a case's files, by its hash: the files that prove it. None where the archive has no log yet. */
export type Sealing = (manifest: Uint8Array) => Promise<readonly (readonly [name: string, content: string | Uint8Array])[]>;

/** Signs as evidence packs are signed: by the key of the log's newest head. */
export const caseSealing =
  (log: Pick<LogReader, 'newestHead'>, background: Pick<Background, 'sealPack'>): Sealing =>
  async (manifest) => {
    const head = await log.newestHead();
    if (!head) return [];
    const { text, signature } = await background.sealPack({ size: head.size, manifest: hexOf(manifest) });
    return [
      [casePaths.head, writtenHead(head.signed)],
      [sealPaths.text, text],
      [sealPaths.signature, bytesOfHex(signature) ?? new Uint8Array()],
    ];
  };
