import type { MessageRecord } from '../domain/message';
import { leafHash, type OpenCell } from './cells';
import type { Head } from './head';
import { hiddenIn } from './opening';
import { readProvenLeaf } from './proven-leaf';
import { isConsistent, isIncluded } from './proofs';
import { type Deleted, deletionOf, differingFields, hasVersion, pageOf, partsOf, type SealedPage, shownText, versionOf } from './shown';
import { checkedHead, type HeadFault, type SignedHead, type Subtle } from './signing';
import type { StampFinding } from './stamp-check';

/** An earlier head of the log that is in the pack: signed, stamped perhaps, and proven to be a beginning of the pack's own. */
export type EarlierHead = { readonly signed: SignedHead; readonly stamps: readonly Uint8Array[]; readonly proof: readonly Uint8Array[] };

/** What is in an evidence pack, taken apart. Lines are counted from 1. */
export type PackParts = {
  readonly head: SignedHead;
  readonly stamps: readonly Uint8Array[];
  readonly earlier: readonly EarlierHead[];
  /** The lines of `leaves.jsonl`, as text. */
  readonly leaves: Iterable<string> | AsyncIterable<string>;
  /** The records of the pack's JSON Lines file. */
  readonly records: Iterable<MessageRecord> | AsyncIterable<MessageRecord>;
};

/** What is needed to check a pack. `stamped` checks one stamp; it is given from outside, for its library is large and not always needed. */
export type Checks = { readonly subtle: Subtle; readonly stamped: (answer: Uint8Array, data: Uint8Array) => Promise<StampFinding> };

/** What was found of a head: what it says or why it cannot be believed, whether it goes on into the pack's own, and its stamps. */
export type HeadFinding = {
  readonly head: Head | null;
  readonly fault: HeadFault | 'other-log' | 'not-continued' | null;
  readonly stamps: readonly StampFinding[];
};

/**
 * What does not hold, and of which message. `unreadable`: the line is no leaf; `not-in-log`: what it says with its proof does not lead to the signed root;
 * `twice`: its number came before; `no-leaf`: the record has none; `other-words`, `other-fields`: the record says another thing than
 * its leaf; `missing-version`: the record has a version that no leaf seals.
 */
export type Fault = {
  readonly why: 'unreadable' | 'not-in-log' | 'twice' | 'no-leaf' | 'other-words' | 'other-fields' | 'missing-version';
  readonly line: number | null;
  /** Which record it is, of a fault that is one's; counted from 1. */
  readonly record: number | null;
  readonly leaf: number | null;
  readonly id: string | null;
  readonly fields: readonly string[];
};

/** All that a pack proves, all that does not hold, and what was hidden. Texts are the caller's business. */
export type PackFindings = {
  readonly head: HeadFinding;
  readonly earlier: readonly HeadFinding[];
  /** How many leaves of messages hold, and how many records agree with theirs. */
  readonly leaves: number;
  readonly records: number;
  /** What leaves that hold tell of deletions, each with its number. */
  readonly deletions: readonly (Deleted & { readonly leaf: number })[];
  /** What leaves that hold tell of identity pages. */
  readonly exhibits: readonly SealedPage[];
  readonly faults: readonly Fault[];
  readonly hidden: ReadonlyMap<string, number>;
  /** How many messages were sealed more than a day after they were seen, as those of an archive that is older than its log are. */
  readonly sealedLate: number;
  /** For each message that holds: by which stamped moment (ISO) it was in the log, by the earliest stamp that says so; null where none does. */
  readonly notLaterThan: ReadonlyMap<string, string | null>;
};

/** Checks a pack with nothing but what is in it. */
export async function verifiedPack(parts: PackParts, checks: Checks): Promise<PackFindings> {
  const own = await headFinding(parts.head, parts.stamps, checks);
  // Without a head nothing is proven, and nothing can be blamed on one message.
  if (own.fault !== null) return { ...new LeafCheck(null, []).found(), head: own, earlier: [], records: 0 };
  const earlier = await Promise.all(parts.earlier.map((one) => earlierFinding(one, own.head, checks)));
  const leaves = new LeafCheck(own.head, stampedSizes([own, ...earlier]));
  let line = 0;
  for await (const text of parts.leaves) leaves.take(text, (line += 1));
  let [records, at] = [0, 0];
  for await (const record of parts.records) if (leaves.agreesWith(record, (at += 1))) records += 1;
  return { ...leaves.found(), head: own, earlier, records };
}

async function headFinding(signed: SignedHead, stamps: readonly Uint8Array[], { subtle, stamped }: Checks): Promise<HeadFinding> {
  const found = await checkedHead(subtle, signed);
  const data = new TextEncoder().encode(signed.text);
  const told = await Promise.all(stamps.map((answer) => stamped(answer, data)));
  return typeof found === 'string' ? { head: null, fault: found, stamps: told } : { head: found, fault: null, stamps: told };
}

async function earlierFinding({ signed, stamps, proof }: EarlierHead, own: Head | null, checks: Checks): Promise<HeadFinding> {
  const found = await headFinding(signed, stamps, checks);
  if (!found.head) return found;
  if (!own || found.head.log !== own.log) return { ...found, fault: 'other-log' };
  return isConsistent(found.head, own, proof) ? found : { ...found, fault: 'not-continued' };
}

type StampedSize = { readonly size: number; readonly time: string };

/** Up to which leaf the log was stamped, and when; the earliest first. */
function stampedSizes(heads: readonly HeadFinding[]): readonly StampedSize[] {
  const sizes = heads.flatMap(({ head, fault, stamps }) =>
    head && fault === null
      ? stamps.flatMap(({ time, faults }) => (time !== null && faults.length === 0 ? [{ size: head.size, time }] : []))
      : [],
  );
  return sizes.toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
}

const day = 86_400_000;

/** Holds the leaves of a pack against its head, and its records against them. Only what holds counts for anything. */
class LeafCheck {
  holding = 0;
  sealedLate = 0;
  readonly deletions: (Deleted & { readonly leaf: number })[] = [];
  readonly exhibits: SealedPage[] = [];
  readonly faults: Fault[] = [];
  readonly hidden = new Map<string, number>();
  readonly notLaterThan = new Map<string, string | null>();
  readonly #seen = new Set<number>();
  readonly #leaves = new Map<string, { readonly leaf: number; readonly cells: readonly OpenCell[] }[]>();
  readonly #head: Head | null;
  readonly #stamped: readonly StampedSize[];

  constructor(head: Head | null, stamped: readonly StampedSize[]) {
    this.#head = head;
    this.#stamped = stamped;
  }

  found(): Omit<PackFindings, 'head' | 'earlier' | 'records'> {
    const { holding: leaves, deletions, exhibits, faults, hidden, sealedLate, notLaterThan } = this;
    return { leaves, deletions, exhibits, faults, hidden, sealedLate, notLaterThan };
  }

  take(text: string, line: number): void {
    const read = readProvenLeaf(text);
    if (!read) return this.#blame('unreadable', { line });
    const { opening, proof } = read;
    const { leaf, is, cells } = opening;
    const id = is === 'message' ? (partsOf(cells, 'id')?.[0] ?? null) : null;
    const head = this.#head;
    if (!head || !isIncluded(leafHash(is, cells), leaf, head.size, head.root, proof)) return this.#blame('not-in-log', { line, leaf, id });
    // A number counts as taken only by the leaf that holds: a changed one must not throw blame on another line.
    if (this.#seen.has(leaf)) return this.#blame('twice', { line, leaf, id });
    this.#seen.add(leaf);
    if (is === 'deletion') return this.#keepDeletion(leaf, cells, line);
    if (is === 'exhibit') return this.#keepPage(leaf, cells, line);
    this.holding += 1;
    for (const [label, count] of hiddenIn(opening)) this.hidden.set(label, (this.hidden.get(label) ?? 0) + count);
    this.#keep(id ?? `leaf ${leaf}`, leaf, cells);
  }

  #keepDeletion(leaf: number, cells: readonly OpenCell[], line: number): void {
    const told = deletionOf(cells, leaf);
    if (told) this.deletions.push({ leaf, ...told });
    else this.#blame('unreadable', { line, leaf });
  }

  #keepPage(leaf: number, cells: readonly OpenCell[], line: number): void {
    const told = pageOf(cells, leaf);
    if (told) this.exhibits.push(told);
    else this.#blame('unreadable', { line, leaf });
  }

  #keep(id: string, leaf: number, cells: readonly OpenCell[]): void {
    this.#leaves.set(id, [...(this.#leaves.get(id) ?? []), { leaf, cells }]);
    const version = versionOf(cells);
    if (version && version.what !== 'more' && version.sealed - version.at > day) this.sealedLate += 1;
    const stamp = this.#stamped.find(({ size }) => leaf < size)?.time ?? null;
    if (!this.notLaterThan.has(id)) this.notLaterThan.set(id, stamp);
  }

  /** Whether all that a record says stands in leaves that hold. */
  agreesWith(told: MessageRecord, record: number): boolean {
    const { id } = told;
    const leaves = (this.#leaves.get(id) ?? []).toSorted((one, other) => one.leaf - other.leaf);
    const newest = leaves.at(-1);
    if (!newest) return this.#refuse('no-leaf', { record, id });
    const strange = leaves.find(({ cells }) => !hasVersion(told, cells));
    if (strange) return this.#refuse('other-words', { record, id, leaf: strange.leaf });
    const sealed = new Set(leaves.flatMap(({ cells }) => versionKey(versionOf(cells), shownText(cells))));
    const isMissing = told.versions.some(({ what, at, text }) => !sealed.has(`${what} ${Math.floor(Date.parse(at) / 1000)} ${text}`));
    if (isMissing) return this.#refuse('missing-version', { record, id });
    const fields = differingFields(told, newest.cells);
    return fields.length === 0 || this.#refuse('other-fields', { record, id, leaf: newest.leaf, fields });
  }

  #blame(why: Fault['why'], about: Partial<Fault>): void {
    this.faults.push({ line: null, record: null, leaf: null, id: null, fields: [], ...about, why });
  }

  #refuse(why: Fault['why'], about: Partial<Fault>): false {
    this.#blame(why, about);
    return false;
  }
}

const versionKey = (version: ReturnType<typeof versionOf>, text: string): readonly string[] =>
  version ? [`${version.what} ${Math.floor(version.at / 1000)} ${text}`] : [];
