import type { MessageRow, Named } from '../archive/stored';
import type { Attachment, Direction, Flag, How, Kind, MessageTime } from '../domain/message';
import type { Cell } from './cells';
import type { Exhibit } from './exhibit';
import { pieces } from './pieces';

/** Why a leaf was made: a message was seen first, edited or recalled, or more came to be known of it (a finer time, the bytes of a picture). */
export type SealedWhat = 'first' | 'edit' | 'recall' | 'more';

/** One stored version of a message, with all that its leaf commits to. */
export type SealedVersion = {
  readonly id: string;
  readonly console: string;
  readonly account: string | null;
  readonly peer: { readonly id: string | null; readonly name: string | null };
  readonly conversation: string;
  readonly platformId: string | null;
  readonly direction: Direction;
  readonly kind: Kind;
  readonly flags: readonly Flag[];
  readonly sender: string | null;
  readonly time: MessageTime;
  /** `at` and `since` as in the record; `sealed` is when the leaf was made. ISO times. */
  readonly version: { readonly what: SealedWhat; readonly at: string; readonly since: string | null; readonly sealed: string };
  /** `by` is the installation that made the leaf. */
  readonly seen: { readonly first: string; readonly how: How; readonly by: string };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly orders: readonly string[];
};

/** By whom and when leaves are made; `now` is epoch ms. */
export type Sealing = { readonly by: string; readonly now: number };

/** The cells of a version, in the order in which every leaf has them. */
export function versionCells(one: SealedVersion): readonly Cell[] {
  const { time, version, seen } = one;
  return [
    { label: 'id', parts: [one.id] },
    { label: 'console', parts: [one.console] },
    { label: 'account', parts: [one.account] },
    { label: 'peer.id', parts: [one.peer.id] },
    { label: 'peer.name', parts: [one.peer.name] },
    { label: 'conversation', parts: [one.conversation] },
    { label: 'platformId', parts: [one.platformId] },
    { label: 'kind', parts: [one.direction, one.kind, ...one.flags] },
    { label: 'sender', parts: [one.sender] },
    { label: 'time', parts: [time.iso, time.precision, time.raw, time.source] },
    { label: 'version', parts: [version.what, version.at, version.since, version.sealed] },
    { label: 'seen', parts: [seen.first, seen.how, seen.by] },
    { label: 'text', of: pieces(one.text).map((piece) => ({ label: 'piece', parts: [piece] })) },
    { label: 'attachments', of: one.attachments.map(attachmentCell) },
    { label: 'orders', of: one.orders.map((order) => ({ label: 'order', parts: [order] })) },
  ];
}

const attachmentCell = ({ kind, name, url, sha256, bytes, state }: Attachment): Cell => ({
  label: 'attachment',
  of: [
    { label: 'file.kind', parts: [kind, state] },
    { label: 'file.name', parts: [name] },
    { label: 'file.url', parts: [url] },
    { label: 'file.bytes', parts: [sha256, bytes === null ? null : String(bytes)] },
  ],
});

/** That leaves were deleted: their hashes stay in the log, their words and secrets are gone. */
export type Deletion = {
  readonly at: string;
  readonly why: 'retention' | 'user';
  /** Which leaves, as ranges of their numbers, both ends included, rising. */
  readonly leaves: readonly (readonly [first: number, last: number])[];
};

/** The cells of a deletion's leaf. */
export function deletionCells({ at, why, leaves }: Deletion): readonly Cell[] {
  return [
    { label: 'deletion', parts: [at, why] },
    { label: 'leaves', parts: leaves.map(([first, last]) => `${first}-${last}`) },
  ];
}

/** The cells of an identity page's leaf. The picture stands in it by its hash. */
export function exhibitCells({
  id,
  of,
  conversation,
  at,
  url,
  title,
  text,
  part,
  type,
  sha256,
}: Omit<Exhibit, 'data' | 'leaf'>): readonly Cell[] {
  const place = [part.x, part.y, part.width, part.height, part.view.width, part.view.height];
  return [
    { label: 'id', parts: [id] },
    { label: 'whose', parts: [of, conversation] },
    { label: 'shown', parts: [new Date(at).toISOString(), url, title] },
    { label: 'part', parts: place.map(String) },
    { label: 'words', parts: [text] },
    { label: 'picture', parts: [type, sha256] },
  ];
}

/**
 * What a stored message has to be sealed as when none of it is yet: as first seen, and each edit and recall. Of its earlier states only
 * the words are known, so all else stands in each as it is known now, which `sealed` tells apart from what was sealed when it was seen.
 */
export function versionsOf(row: MessageRow, named: Named, sealing: Sealing): readonly SealedVersion[] {
  const first = new Date(row.firstSeen).toISOString();
  const base = { ...stateOf(row, named), seen: { first, how: row.how, by: sealing.by } };
  const sealed = new Date(sealing.now).toISOString();
  return [
    { ...base, version: { what: 'first', at: first, since: null, sealed }, text: row.firstText ?? row.text },
    ...row.later.map(({ what, at, since, text }) => ({ ...base, version: { what, at, since: since ?? null, sealed }, text })),
  ];
}

/** What a message is sealed as after more came to be known of it than its last leaf says. */
export function grownVersion(row: MessageRow, named: Named, sealing: Sealing): SealedVersion {
  const sealed = new Date(sealing.now).toISOString();
  return {
    ...stateOf(row, named),
    seen: { first: new Date(row.firstSeen).toISOString(), how: row.how, by: sealing.by },
    version: { what: 'more', at: sealed, since: null, sealed },
    text: row.text,
  };
}

/** What a leaf tells of a message besides its words and versions. */
export function stateOf(row: MessageRow, { console, account, peer, key }: Named) {
  const { id, platformId, direction, kind, flags, sender, time, attachments, orders } = row;
  return { id, console, account, peer, conversation: key, platformId, direction, kind, flags, sender, time, attachments, orders };
}
