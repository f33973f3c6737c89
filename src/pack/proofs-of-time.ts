import { headOfText } from '../evidence/head';
import { utf8 } from '../evidence/bytes';
import type { KeptHead, LogReader } from '../evidence/log-reader';
import { consistencyProof } from '../evidence/proofs';
import type { SignedHead } from '../evidence/signing';
import type { StampFinding } from '../evidence/stamp-check';
import type { EarlierHead } from '../evidence/verify-pack';
import type { Deposit } from '../evidence/exhibit';
import type { StampFact } from './pack-facts';

/** Checks one stamp over these bytes; its library is large, so it is given from outside. */
export type StampCheck = (answer: Uint8Array, data: Uint8Array) => Promise<StampFinding>;

/** What dates the leaves of a pack: the stamps of its own head, and earlier heads with theirs, each proven to be the beginning of this log. */
export type ProofsOfTime = {
  readonly stamps: readonly Uint8Array[];
  readonly earlier: readonly EarlierHead[];
  readonly facts: readonly StampFact[];
  readonly bad: number;
};

/**
 * Picks of all heads that were stamped those which date a leaf of the pack best, the earliest behind each, and those that were deposited. A stamp
 * that does not hold is counted and left out.
 */
export async function proofsOfTime(
  log: LogReader,
  head: KeptHead,
  leaves: readonly number[],
  deposits: readonly Deposit[],
  check: StampCheck,
): Promise<ProofsOfTime> {
  const own = await holding(head, check);
  const sizes = (await log.stampedHeads()).filter(({ size }) => size < head.size);
  const dating = await Promise.all(earliestBehind(sizes, leaves).map(async (one) => ({ one, ...(await holding(one, check)) })));
  const dated = dating.filter(({ stamps }) => stamps.length > 0);
  const deposited = deposits.filter(({ size }) => size <= head.size).map(({ size, signed }) => ({ size, signed, stamps: [] }));
  const earlier = [...dated.map(({ one, stamps }) => ({ size: one.size, signed: one.signed, stamps })), ...deposited];
  return {
    stamps: own.stamps,
    earlier: await Promise.all(earlier.map(async (one) => earlierHead(log, one, head.size))),
    facts: [...dated.flatMap(({ facts }) => facts), ...own.facts],
    bad: own.bad + dating.reduce((sum, { bad }) => sum + bad, 0),
  };
}

type Holding = { readonly stamps: readonly Uint8Array[]; readonly facts: readonly StampFact[]; readonly bad: number };

async function holding({ signed, size, stamps }: KeptHead, check: StampCheck): Promise<Holding> {
  const data = utf8(signed.text);
  const found = await Promise.all(stamps.map(async ({ answer, authority }) => ({ answer, authority, finding: await check(answer, data) })));
  const good = found.filter(({ finding }) => finding.faults.length === 0 && finding.time !== null);
  return {
    stamps: good.map(({ answer }) => answer),
    facts: good.map(({ authority, finding }) => ({ authority: finding.authority ?? authority, time: finding.time ?? '', size })),
    bad: found.length - good.length,
  };
}

/** Of heads in the order of their sizes, those that come first behind one of the leaves. */
function earliestBehind(heads: readonly KeptHead[], leaves: readonly number[]): readonly KeptHead[] {
  const rising = leaves.toSorted((one, other) => one - other);
  let at = 0;
  return heads.filter(({ size }) => {
    const before = at;
    while (at < rising.length && (rising[at] ?? 0) < size) at += 1;
    return at > before;
  });
}

type Dated = { readonly size: number; readonly signed: SignedHead; readonly stamps: readonly Uint8Array[] };

async function earlierHead({ tiles }: LogReader, { size, signed, stamps }: Dated, to: number): Promise<EarlierHead> {
  const head = headOfText(signed.text);
  if (head?.size !== size) throw new Error('a head of the log is kept under another size than its own');
  return { signed, stamps, proof: await consistencyProof(tiles, size, to) };
}
