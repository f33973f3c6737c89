import { unzipSync, zipSync } from 'fflate';
import { utf8 } from '../../evidence/bytes';
import { folder, leavesPath, messagesPath } from '../../evidence/pack-files';
import { stampRequest } from '../../evidence/stamp-request';
import { newAuthority } from '../../evidence/testing/authority';
import { subtle } from '../../evidence/testing/pack';
import { checkedPack } from '../../../verifier/check';
import type { Report, Said } from '../../../verifier/report';
import { evidencePack } from '../evidence-pack';
import { packParts, packRequest, toldVersions } from './made-pack';
import { memoryLog } from './memory-log';

/** A pack with all that a pack can have, taken apart. */
export type WholePack = { readonly zip: Uint8Array; readonly files: ReadonlyMap<string, Uint8Array>; readonly top: string };

/** Makes it: with stamps of an authority of our own, an earlier head, an identity page, a picture, a receipt. */
export async function wholePack(): Promise<WholePack> {
  const authority = newAuthority();
  const memory = await memoryLog(toldVersions);
  const { signed } = await memory.signAt(305);
  const stampOf = (text: string) => authority.answer(stampRequest(utf8(text), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)).body).slice();
  memory.stamp(305, { authority: 'https://tsa.example/', answer: stampOf(signed.text) });
  const head = await memory.signHead();
  memory.stamp(head.size, { authority: 'https://tsa.example/', answer: stampOf(head.signed.text) });
  authority.close();
  const deposit = {
    id: 'd',
    service: 'Notary',
    at: 0,
    size: 305,
    hash: 'ab',
    signed,
    receipt: 'No. 1',
    file: { name: 'r.pdf', data: utf8('%PDF') },
  };
  // Signing again would make another head than the stamped one.
  const parts = { ...(await packParts(memory)), signHead: () => Promise.resolve(null), deposits: [deposit] };
  const { blob } = await evidencePack(await packRequest(), parts);
  const zip = new Uint8Array(await blob.arrayBuffer());
  const all = Object.entries(unzipSync(zip));
  const top = `${all[0]?.[0].split('/')[0] ?? ''}/`;
  return { zip, top, files: new Map(all.map(([path, bytes]) => [path.slice(top.length), bytes])) };
}

/** Which bit of which file is turned over. */
export type Flip = { readonly path: string; readonly at: number; readonly bit: number };

/** What came of it: not noticed, or noticed; and what else was blamed than what was touched. */
export type Verdict = { readonly isCaught: boolean; readonly blamedOthers: readonly Said[]; readonly said: readonly Said[] };

/** Turns one bit over in what a file of the pack holds, and says what the verifier says to it. */
export async function flipped(pack: WholePack, flip: Flip): Promise<Verdict> {
  const bytes = pack.files.get(flip.path) ?? new Uint8Array();
  const changed = bytes.with(flip.at, (bytes[flip.at] ?? 0) ^ (1 << flip.bit));
  const files = new Map([...pack.files, [flip.path, changed]]);
  const zip = zipSync(Object.fromEntries([...files].map(([path, content]) => [pack.top + path, content])), { level: 0 });
  const report = await reportOn(zip);
  const touched = touchedBy(pack, flip);
  return { isCaught: report.length > 0, said: report, blamedOthers: report.filter((said) => !isAbout(said, touched)) };
}

/**
 * Turns one bit over anywhere in the zip itself. A bit that says nothing of the content (a date, an attribute) may go unnoticed; then all hashes held,
 * so the content is the same.
 */
export async function flippedZip(pack: WholePack, at: number, bit: number): Promise<readonly Said[]> {
  return reportOn(pack.zip.with(at, (pack.zip[at] ?? 0) ^ (1 << bit)));
}

async function reportOn(zip: Uint8Array): Promise<readonly Said[]> {
  const report: Report | string = await checkedPack(new Blob([zip.slice()]), subtle);
  return typeof report === 'string' ? [['notZip', report]] : report.fails;
}

type Touched = { readonly path: string; readonly line: number; readonly id: string | null };

/** The line of a list that a flip is in, and the message that stands there. */
function touchedBy({ files }: WholePack, { path, at }: Flip): Touched {
  const bytes = Buffer.from(files.get(path) ?? []);
  const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
  return { path, line, id: idOn(bytes.toString('utf8').split('\n')[line - 1] ?? '', path) };
}

function idOn(line: string, path: string): string | null {
  if (path === leavesPath) return /"label":"id","salt":"\w+","parts":\["([^"]+)"\]/.exec(line)?.[1] ?? null;
  return path === messagesPath ? (/"id":"(message-\d+)"/.exec(line)?.[1] ?? null) : null;
}

/** Whether a sentence blames nothing but what was touched: the file, its line, or the message on that line. */
function isAbout([word, ...parts]: Said, { path, line, id }: Touched): boolean {
  if (word === 'fileChanged' || word === 'fileMissing' || word === 'fileUnlisted') return parts[0] === path;
  if (word === 'unreadable') return path === leavesPath && parts[0] === line;
  if (word === 'notInLog') return path === leavesPath && parts[2] === line;
  if (word === 'twice') return path === leavesPath && parts[1] === line;
  if (word === 'lineChanged') return path === messagesPath && parts[0] === line;
  if (word === 'strange') return parts[0] === `${messagesPath}:${line}` ? path === messagesPath : path.startsWith(String(parts[0]));
  if (word === 'stampBad') return path.endsWith('.tsr');
  if (word === 'earlierBad') return path.startsWith(`${folder}earlier/`);
  if (word === 'sealBad') return path.startsWith('seal.');
  // The rest is said of one record, last of all its line.
  return path === leavesPath ? parts[0] === id : path === messagesPath && parts.at(-1) === line;
}
