import { utf8 } from '../../evidence/bytes';
import { leafHash, salted } from '../../evidence/cells';
import { appended, emptyFrontier, rootOf } from '../../evidence/log';
import type { Exhibit } from '../../evidence/exhibit';
import type { KeptHead, KeptStamp, LogReader } from '../../evidence/log-reader';
import type { Opening } from '../../evidence/opening';
import { sealedPack, type SignedSeal } from '../../evidence/pack-seal';
import { type Deletion, deletionCells, exhibitCells, type SealedVersion, versionCells } from '../../evidence/sealed';
import { sha256 } from '../../evidence/sha256';
import { type Algorithm, newSigningKey, signedHead } from '../../evidence/signing';
import { subtle } from '../../evidence/testing/pack';
import { tilesWith } from '../../evidence/tiles';

/** A log in memory that other leaves stand in as well, with all that a pack asks of an archive's own. */
export type MemoryLog = {
  readonly log: LogReader;
  readonly signHead: () => Promise<KeptHead>;
  /** Signs the log as it was with fewer leaves. */
  readonly signAt: (size: number) => Promise<KeptHead>;
  readonly stamp: (size: number, stamp: KeptStamp) => void;
  readonly seal: (size: number, manifest: Uint8Array) => Promise<SignedSeal>;
};

const others = 300;
const time = '2026-11-21T02:00:00.000Z';
const name = 'log-of-the-test';

const secretOf = (index: number): Uint8Array => sha256(utf8(`secret ${index}`)).subarray(0, 16);

/** Seals these versions in their order, then that others were deleted, then identity pages. `algorithm`: of the key. */
export async function memoryLog(
  versions: readonly SealedVersion[],
  algorithm: Algorithm = 'Ed25519',
  deleted: readonly Deletion[] = [],
  pages: readonly Exhibit[] = [],
): Promise<MemoryLog> {
  const key = await newSigningKey(subtle, [algorithm]);
  const sealed = versions.map((version, index): Opening => ({
    leaf: others + index,
    is: 'message',
    cells: salted(versionCells(version), secretOf(index)),
  }));
  const deletions = deleted.map((one, index): Opening => ({
    leaf: others + versions.length + index,
    is: 'deletion',
    cells: salted(deletionCells(one), secretOf(versions.length + index)),
  }));
  const exhibits = pages.map((one, index): Opening => ({
    leaf: others + versions.length + deleted.length + index,
    is: 'exhibit',
    cells: salted(exhibitCells(one), secretOf(versions.length + deleted.length + index)),
  }));
  const openings = [...sealed, ...deletions, ...exhibits];
  const strangers = Array.from({ length: others }, (_, index) => sha256(utf8(`other ${index}`)));
  const hashes = [...strangers, ...openings.map(({ is, cells }) => leafHash(is, cells))];
  const made = await tilesWith(() => Promise.resolve(null), 0, hashes);
  const tiles = new Map(made.map(({ level, index, hashes: held }) => [`${level}/${index}`, held]));
  const heads = new Map<number, KeptHead>();
  const signAt = async (size: number): Promise<KeptHead> => {
    const root = rootOf(appended(emptyFrontier, hashes.slice(0, size)));
    const head = { size, signed: await signedHead(subtle, key, { log: name, size, root, time }), stamps: heads.get(size)?.stamps ?? [] };
    heads.set(size, head);
    return head;
  };
  const rising = (): readonly KeptHead[] => [...heads.values()].toSorted((one, other) => one.size - other.size);
  return {
    signAt,
    signHead: () => signAt(hashes.length),
    stamp(size, stamp) {
      const head = heads.get(size);
      if (!head) throw new Error('no such head');
      heads.set(size, { ...head, stamps: [...head.stamps, stamp] });
    },
    seal: (size, manifest) => sealedPack(subtle, key, { log: name, size, manifest, time }),
    log: {
      newestHead: () => Promise.resolve(rising().at(-1) ?? null),
      stampedHeads: () => Promise.resolve(rising().filter(({ stamps }) => stamps.length > 0)),
      openings: (messages, size) =>
        Promise.resolve(sealed.filter(({ leaf }, index) => leaf < size && messages.includes(versions[index]?.id ?? ''))),
      tiles: (level, index) => Promise.resolve(tiles.get(`${level}/${index}`) ?? null),
      deletions: (size) => Promise.resolve(deletions.filter(({ leaf }) => leaf < size)),
      exhibits: (ids, size) => Promise.resolve(exhibits.filter(({ leaf }, index) => leaf < size && ids.includes(pages[index]?.id ?? ''))),
      unsealed: () => Promise.resolve(0),
    },
  };
}
