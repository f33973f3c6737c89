import { checkedBag } from '../src/evidence/bag';
import { hexOf } from '../src/evidence/bytes';
import { leavesPath, linesPath, messagesPath, packOf, type ReadPack } from '../src/evidence/pack-files';
import { checkedSeal, type PackSeal, type SealFault } from '../src/evidence/pack-seal';
import type { Subtle } from '../src/evidence/signing';
import { checkedStamp } from '../src/evidence/stamp-check';
import { type PackFindings, verifiedPack } from '../src/evidence/verify-pack';
import { caseIndexIn, checkedCase } from './check-case';
import { checkedExhibits } from './check-exhibits';
import { reportOf, type Report } from './report';
import { type Unzipped, unzipped } from './unzip';
import type { Word } from './words';

/** What was found of the seal over a pack's list of files: what it says, what is wrong with it, or that there is none. */
export type SealFinding = PackSeal | SealFault | 'none';

/** Checks a pack as it was handed over, a zip, or a case with the packs in it. Says in one word why it cannot be checked, else all that is to be said of it. */
export async function checkedPack(zip: Blob, subtle: Subtle, trusted: readonly Uint8Array[] = []): Promise<Report | Word> {
  const read = await unzipped(zip, subtle);
  if (!read) return 'notZip';
  const index = caseIndexIn(read);
  if (!index) return checkedFiles(read, subtle, trusted);
  return checkedCase(read, index, subtle, async (inside) => {
    const pack = await unzipped(inside, subtle);
    return pack ? checkedFiles(pack, subtle, trusted) : 'notZip';
  });
}

/** Checks what lies in one pack. */
async function checkedFiles(read: Unzipped, subtle: Subtle, trusted: readonly Uint8Array[]): Promise<Report | Word> {
  const pack = await packOf(subtle, read.files);
  if (typeof pack === 'string') return pack === 'no-head' ? 'noHead' : read.damaged.includes(leavesPath) ? 'leavesDamaged' : 'noLeaves';
  const seal = pack.seal ? await checkedSeal(subtle, pack.seal, pack.head) : 'none';
  const bag = checkedBag(read.hashes, read.files, typeof seal === 'string' ? null : hexOf(seal.manifest));
  const found = await verifiedPack(pack, { subtle, stamped: (answer, data) => checkedStamp(answer, { data, trusted }) });
  // What cannot be taken out of the zip is missing to the lists as well; it is blamed once.
  const missing = bag.missing.filter((path) => !read.damaged.includes(path));
  const isListWhole = !bag.changed.includes(linesPath);
  const pages = checkedExhibits(found.exhibits, read.files, read.hashes);
  const told: ReadPack = { ...pack, changedLines: isListWhole ? pack.changedLines : [] };
  return reportOf(judged(found, read.damaged), { ...bag, missing, damaged: read.damaged, pages }, told, seal);
}

/** Without records nothing can be said of them, so nothing is. */
const judged = (found: PackFindings, damaged: readonly string[]): PackFindings =>
  damaged.includes(messagesPath) ? { ...found, faults: found.faults.filter(({ record }) => record === null) } : found;
