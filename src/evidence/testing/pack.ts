import { webcrypto } from 'node:crypto';
import type { MessageRecord, Version } from '../../domain/message';
import { leafHash, salted } from '../cells';
import { utf8 } from '../bytes';
import { appended, emptyFrontier, rootOf } from '../log';
import { type Opening, redacted } from '../opening';
import { consistencyProof, inclusionProof } from '../proofs';
import { writtenLeaf } from '../proven-leaf';
import { deletionCells, type SealedVersion, versionCells } from '../sealed';
import { sha256 } from '../sha256';
import { hiddenMark } from '../shown';
import { newSigningKey, signedHead } from '../signing';
import { tilesWith } from '../tiles';
import type { PackParts } from '../verify-pack';
import { phoneMessage } from './invented';

export const subtle = webcrypto.subtle as SubtleCrypto;

/** Messages of a made-up chat; the third was edited, the fifth recalled. */
export const said = ['在吗', '退款什么时候到', '明天', '我的电话 13800138000', '算了', '<b>好</b>', '🙏🏽', ''];

const at = (index: number) => `2026-11-20T06:${String(index).padStart(2, '0')}:00.000Z`;

const sealedAs = (index: number, text: string, version: Partial<SealedVersion['version']> = {}): SealedVersion => ({
  ...phoneMessage,
  id: `message-${index}`,
  platformId: null,
  text,
  orders: index === 1 ? ['4110223344556677889'] : [],
  attachments: index === 5 ? phoneMessage.attachments : [],
  version: { what: 'first', at: at(index), since: null, sealed: at(index), ...version },
  seen: { ...phoneMessage.seen, first: at(index) },
});

const later: readonly (readonly [number, Version])[] = [
  [2, { at: at(20), what: 'edit', text: '后天', since: at(19) }],
  [4, { at: at(21), what: 'recall', text: '对方撤回了一条消息' }],
];

/** All versions in the order in which they were sealed. */
export const versions: readonly SealedVersion[] = [
  ...said.map((text, index) => sealedAs(index, text)),
  ...later.map(([index, { text, ...version }]) => sealedAs(index, text, { ...version, since: version.since ?? null, sealed: version.at })),
];

export const records: readonly MessageRecord[] = said.map((text, index) => {
  const { account, peer, console, conversation, direction, kind, flags, sender, time, attachments, orders } = sealedAs(index, text);
  const more = later.flatMap(([which, version]) => (which === index ? [version] : []));
  const last = more.findLast(({ what }) => what === 'edit')?.text ?? text;
  const seen = { first: at(index), last: at(30), by: [phoneMessage.seen.by], how: phoneMessage.seen.how };
  const own = { account, peer, console, conversation, direction, kind, sender, time, text: last, seen, platformId: null };
  const lists = { flags: [...flags], attachments: [...attachments], orders: [...orders] };
  return { ...own, ...lists, id: `message-${index}`, position: index, versions: [{ at: at(index), what: 'first', text }, ...more] };
});

const secretOf = (leaf: number): Uint8Array => sha256(utf8(`secret ${leaf}`)).subarray(0, 16);

export type MadePack = PackParts & { readonly leaves: readonly string[]; readonly records: readonly MessageRecord[] };

const others = (count: number) => Array.from({ length: count }, (_, index) => sha256(utf8(`other ${count} ${index}`)));

/** A pack of that chat, out of a log in which other things stand too. `hide` names what is hidden of a version. */
export async function madePack(hide: (version: SealedVersion) => readonly string[] = () => []): Promise<MadePack> {
  const openings: readonly Opening[] = [
    ...versions.map((version, index) => ({
      leaf: 300 + index,
      is: 'message' as const,
      cells: salted(versionCells(version), secretOf(index)),
    })),
    {
      leaf: 310,
      is: 'deletion',
      cells: salted(deletionCells({ at: at(40), why: 'retention', leaves: [[0, 41]] }), secretOf(99)),
    },
  ];
  const hashes = [...others(300), ...openings.map(({ is, cells }) => leafHash(is, cells)), ...others(17)];
  const tiles = new Map(
    (await tilesWith(() => Promise.resolve(null), 0, hashes)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
  );
  const source = (level: number, index: number) => Promise.resolve(tiles.get(`${level}/${index}`) ?? null);
  const key = await newSigningKey(subtle);
  const headAt = (size: number) =>
    signedHead(subtle, key, { log: 'log-of-the-test', size, root: rootOf(appended(emptyFrontier, hashes.slice(0, size))), time: at(50) });
  const shown = openings.map((opening, index) => redacted(opening, new Set(versions[index] ? hide(versions[index]) : [])));
  const lines = shown.map(async (opening) => writtenLeaf({ opening, proof: await inclusionProof(source, opening.leaf, hashes.length) }));
  return {
    head: await headAt(hashes.length),
    stamps: [],
    earlier: [{ signed: await headAt(305), stamps: [utf8('stamp')], proof: await consistencyProof(source, 305, hashes.length) }],
    leaves: await Promise.all(lines),
    records,
  };
}

const hidden = (text: string) => text.replace('13800138000', hiddenMark);

/** The record of a message of which the sender and a part of the text are hidden. */
export const withoutPhone = (record: MessageRecord): MessageRecord => {
  const hiding = record.versions.map((version) => ({ ...version, text: hidden(version.text) }));
  return { ...record, sender: hiddenMark, text: hidden(record.text), versions: hiding };
};
