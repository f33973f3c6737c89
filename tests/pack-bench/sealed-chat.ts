import { leafHash, salted } from '../../src/evidence/cells';
import { appended, emptyFrontier, rootOf } from '../../src/evidence/log';
import type { KeptHead, LogReader } from '../../src/evidence/log-reader';
import type { Opening } from '../../src/evidence/opening';
import { sealedPack, type SignedSeal } from '../../src/evidence/pack-seal';
import { type SealedVersion, versionCells } from '../../src/evidence/sealed';
import { newSigningKey, signedHead } from '../../src/evidence/signing';
import { tilesWith } from '../../src/evidence/tiles';
import { recordAt } from '../export-bench/chats';

/** The made-up chat of the exports' bench in a log of its own: what an archive's log would give, leaves laid open when they are asked for. */
export type SealedChat = {
  readonly log: LogReader;
  readonly seal: (size: number, manifest: Uint8Array) => Promise<SignedSeal>;
};

const name = 'log-of-the-bench';

function versionAt(index: number): SealedVersion {
  const { account, peer, versions: _, position: _position, seen, ...record } = recordAt(index);
  const at = new Date(seen.first).toISOString();
  return {
    ...record,
    account,
    peer,
    version: { what: 'first', at, since: null, sealed: at },
    seen: { first: at, how: seen.how, by: seen.by[0] ?? '' },
  };
}

function secretOf(index: number): Uint8Array {
  const secret = new Uint8Array(16).fill(7);
  new DataView(secret.buffer).setUint32(0, index);
  return secret;
}

const openingAt = (leaf: number): Opening => ({
  leaf,
  is: 'message',
  cells: salted(versionCells(versionAt(leaf)), secretOf(leaf)),
});

/** Seals so many messages. */
export async function sealedChat(count: number): Promise<SealedChat> {
  const key = await newSigningKey(crypto.subtle);
  const hashes = Array.from({ length: count }, (_, leaf) => leafHash('message', openingAt(leaf).cells));
  const made = await tilesWith(() => Promise.resolve(null), 0, hashes);
  const tiles = new Map(made.map(({ level, index, hashes: held }) => [`${level}/${index}`, held]));
  const time = '2026-11-21T02:00:00.000Z';
  const head = { log: name, size: count, root: rootOf(appended(emptyFrontier, hashes)), time };
  const newest: KeptHead = { size: count, signed: await signedHead(crypto.subtle, key, head), stamps: [] };
  return {
    seal: (size, manifest) => sealedPack(crypto.subtle, key, { log: name, size, manifest, time }),
    log: {
      newestHead: () => Promise.resolve(newest),
      stampedHeads: () => Promise.resolve([]),
      openings: (ids) => Promise.resolve(ids.map((id) => openingAt(Number(id.slice(1))))),
      deletions: () => Promise.resolve([]),
      exhibits: () => Promise.resolve([]),
      tiles: (level, index) => Promise.resolve(tiles.get(`${level}/${index}`) ?? null),
      unsealed: () => Promise.resolve(0),
    },
  };
}
