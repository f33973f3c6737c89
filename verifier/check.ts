import { unzipSync } from 'fflate';
import { checkedBag } from '../src/evidence/bag';
import { type Files, packOf } from '../src/evidence/pack-files';
import type { Subtle } from '../src/evidence/signing';
import { checkedStamp } from '../src/evidence/stamp-check';
import { verifiedPack } from '../src/evidence/verify-pack';
import { reportOf, type Report } from './report';
import type { Word } from './words';

/** Checks a pack as it was handed over, a zip. Says in one word why it cannot be checked, else all that is to be said of it. */
export async function checkedPack(zip: Uint8Array, subtle: Subtle, trusted: readonly Uint8Array[] = []): Promise<Report | Word> {
  const files = unpacked(zip);
  if (!files) return 'notZip';
  const pack = packOf(files);
  if (typeof pack === 'string') return pack === 'no-head' ? 'noHead' : 'noLeaves';
  const found = await verifiedPack(pack, { subtle, stamped: (answer, data) => checkedStamp(answer, { data, trusted }) });
  return reportOf(found, await checkedBag(subtle, files), pack.strange);
}

function unpacked(zip: Uint8Array): Files | null {
  try {
    return withoutTop(Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/')));
  } catch {
    return null;
  }
}

/** A bag may lie in a folder of its own within the zip. */
function withoutTop(files: readonly (readonly [string, Uint8Array])[]): Files {
  const top = /^(?:.*\/)?(?=bagit\.txt$)/.exec(files.find(([path]) => path.endsWith('bagit.txt'))?.[0] ?? '')?.[0] ?? '';
  return new Map(files.flatMap(([path, data]) => (path.startsWith(top) ? [[path.slice(top.length), data] as const] : [])));
}
