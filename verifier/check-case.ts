import { checkedList } from '../src/evidence/bag';
import { hexOf } from '../src/evidence/bytes';
import { casePaths, type CaseIndex, packsIn, readCaseIndex } from '../src/evidence/case-files';
import { sealPaths } from '../src/evidence/pack-files';
import { checkedSeal } from '../src/evidence/pack-seal';
import { readHead } from '../src/evidence/proven-leaf';
import { checkedHead, type Subtle } from '../src/evidence/signing';
import { momentText, type Report, type Said } from './report';
import type { Unzipped } from './unzip';
import type { Word } from './words';

/** Checks one evidence pack. */
type CheckPack = (pack: Blob) => Promise<Report | Word>;

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());

/** The index of a zip that is a case's; null for any other. */
export const caseIndexIn = ({ files }: Unzipped): CaseIndex | null => readCaseIndex(textOf(files.get(casePaths.index)));

/** Checks the files of a case against its list, that against the signature over it, the index against the files, and each evidence pack in it by itself. */
export async function checkedCase(read: Unzipped, index: CaseIndex, subtle: Subtle, checkPack: CheckPack): Promise<Report> {
  const own = await listReport(read, index, subtle);
  const packs: Report[] = [];
  for (const path of packsIn(index)) {
    const bytes = read.files.get(path);
    if (bytes) packs.push(within(path, await checkPack(new Blob([bytes.slice()]))));
  }
  const all = [own, ...packs];
  const unknown = new Map(all.flatMap((one) => one.unknown).map((said) => [JSON.stringify(said), said]));
  return { holds: all.flatMap(({ holds }) => holds), fails: all.flatMap(({ fails }) => fails), unknown: [...unknown.values()] };
}

/** What was found of a pack, under the name of its file. */
function within(path: string, found: Report | Word): Report {
  if (typeof found === 'string') return { holds: [], fails: [['inFile', path], [found]], unknown: [] };
  const under = (said: readonly Said[]): readonly Said[] => (said.length === 0 ? [] : [['inFile', path], ...said]);
  return { holds: under(found.holds), fails: under(found.fails), unknown: found.unknown };
}

async function listReport({ files, hashes, damaged }: Unzipped, index: CaseIndex, subtle: Subtle): Promise<Report> {
  const manifest = files.get(casePaths.manifest);
  const isDamaged = (path: string): boolean => damaged.includes(path);
  const list = checkedList(hashes, manifest, [casePaths.manifest, casePaths.head, ...Object.values(sealPaths)]);
  const told = index.exhibits.flatMap((exhibit) => exhibit.files);
  const other = told.filter(({ name, sha256 }) => hashes.has(name) && hashes.get(name) !== sha256);
  const seal = await sealOf(files, hashes.get(casePaths.manifest), subtle);
  const fails: readonly Said[] = [
    ...damaged.map((path): Said => ['fileDamaged', path]),
    ...list.changed.map((path): Said => ['fileChanged', path]),
    ...list.missing.filter((path) => !isDamaged(path)).map((path): Said => ['fileMissing', path]),
    ...(manifest ? list.unlisted.map((path): Said => ['fileUnlisted', path]) : []),
    ...other.map(({ name }): Said => ['caseOther', name]),
    ...(seal === 'bad' ? [['sealBad'] as const] : []),
  ];
  const isWhole = fails.length === 0 && manifest !== undefined;
  return {
    holds: [
      ...(isWhole ? [['caseFiles', index.exhibits.length, told.filter(({ name }) => hashes.has(name)).length] as const] : []),
      ...(seal === 'bad' || seal === null ? [] : [['caseSealed', momentText(seal.time)] as const]),
    ],
    fails,
    unknown: seal === null ? [['caseUnsigned']] : [],
  };
}

/** What was found of the signature over the list: when it was made, or that it does not hold. */
type ListSeal = { readonly time: string } | 'bad';

/** Whether the list was signed by the key of a head that holds; null where nobody signed it. */
async function sealOf(files: Unzipped['files'], manifest: string | undefined, subtle: Subtle): Promise<ListSeal | null> {
  const [text, signature] = [files.get(sealPaths.text), files.get(sealPaths.signature)];
  if (!text && !signature) return null;
  const head = readHead(textOf(files.get(casePaths.head)));
  if (!text || !signature || !head || typeof (await checkedHead(subtle, head)) === 'string') return 'bad';
  const seal = await checkedSeal(subtle, { text: textOf(text), signature: signature.slice() }, head);
  return typeof seal !== 'string' && hexOf(seal.manifest) === manifest ? { time: seal.time } : 'bad';
}
