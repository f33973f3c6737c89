import { inflateSync } from 'fflate';
import type { FileHashes } from '../src/evidence/bag';
import { hexOf } from '../src/evidence/bytes';
import type { Files } from '../src/evidence/pack-files';
import type { Subtle } from '../src/evidence/signing';

/** A zip as it was read: the files that a check looks into, the hashes of all, and what could not be taken out whole, by path. */
export type Unzipped = { readonly files: Files; readonly hashes: FileHashes; readonly damaged: readonly string[] };

/** Pictures, the PDF and pages are hashed one by one and let go: only what the check reads stays in memory, and the packs that lie in a case. */
const isRead = (path: string): boolean =>
  /^(?:data\/evidence\/.+|data\/messages\.jsonl|data\/exhibits\/\d+\/page\.json|[^/]+\.(?:txt|sig|json|zip))$/.test(path);

type Entry = {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
};

/** Takes a zip apart entry by entry, so that one that is damaged does not hide the others. Null for what is no zip. */
export async function unzipped(zip: Blob, subtle: Subtle): Promise<Unzipped | null> {
  const entries = await entriesIn(zip);
  if (!entries) return null;
  const top = topOf(entries);
  const [files, hashes, damaged] = [new Map<string, Uint8Array>(), new Map<string, string>(), new Set<string>()];
  for (const entry of entries.filter(({ path }) => path.startsWith(top) && !path.endsWith('/'))) {
    const path = entry.path.slice(top.length);
    const bytes = await contentOf(zip, entry);
    if (!bytes) damaged.add(path);
    // A path that is there twice is what two programs may read differently.
    else if (hashes.has(path)) damaged.add(path);
    else {
      hashes.set(path, hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes))));
      if (isRead(path)) files.set(path, bytes);
    }
  }
  return { files, hashes, damaged: [...damaged] };
}

/** The folder that the bag lies in within the zip: that which most paths begin with, so that no single damaged name hides it. */
function topOf(entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { path } of entries) {
    const [, first = ''] = /^([^/]+\/)/.exec(path) ?? [];
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [top, inside] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? ['', 0];
  return top !== 'data/' && inside * 2 > entries.length ? top : '';
}

const endLength = 22;
const longestComment = 65_535;

/** The entries that the directory at the end of the zip lists. */
async function entriesIn(zip: Blob): Promise<readonly Entry[] | null> {
  const from = Math.max(0, zip.size - endLength - longestComment);
  const tail = await viewOf(zip, from, zip.size);
  for (let at = tail.byteLength - endLength; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const [size, start] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    if (start + size > zip.size) return null;
    return directoryOf(await viewOf(zip, start, start + size), tail.getUint16(at + 10, true));
  }
  return null;
}

function directoryOf(view: DataView, count: number): readonly Entry[] | null {
  const entries: Entry[] = [];
  let at = 0;
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const name = view.getUint16(at + 28, true);
    if (at + 46 + name > view.byteLength) return null;
    entries.push({
      path: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, name)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.length === count ? entries : null;
}

/** What an entry holds; null where it cannot be unpacked, is not what the directory says, or goes by another name in its place. */
async function contentOf(zip: Blob, { path, method, crc, packed, size, start }: Entry): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const head = await viewOf(zip, start, start + 30);
    const name = head.getUint16(26, true);
    const begin = start + 30 + name + head.getUint16(28, true);
    const own = new TextDecoder().decode(await zip.slice(start + 30, start + 30 + name).arrayBuffer());
    if (head.getUint32(0, true) !== 0x04034b50 || own !== path || head.getUint16(8, true) !== method) return null;
    const raw = new Uint8Array(await zip.slice(begin, begin + packed).arrayBuffer());
    const bytes = method === 0 ? raw : method === 8 ? inflateSync(raw, { out: new Uint8Array(size) }) : null;
    return bytes && bytes.length === size && crcOf(bytes) === crc ? bytes.slice() : null;
  } catch {
    return null;
  }
}

const viewOf = async (zip: Blob, from: number, to: number): Promise<DataView> => new DataView(await zip.slice(from, to).arrayBuffer());

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
