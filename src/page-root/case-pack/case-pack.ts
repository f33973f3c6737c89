import type { Clock } from '../../archive/ports';
import type { Case } from '../../cases/case';
import { packsOf } from '../../cases/fits';
import { presetOf } from '../../cases/presets';
import { escapedPath } from '../../evidence/bag';
import { hexOf, utf8 } from '../../evidence/bytes';
import { casePaths } from '../../evidence/case-files';
import { sha256 as digestOf } from '../../evidence/sha256';
import { ZipFile } from '../../export/zip-file';
import { extensionVersion, text } from '../../platform/i18n';
import type { CasePack, ExportCase } from '../../ui/cases/case-pack-port';
import { numberOfExhibit } from '../../ui/cases/exhibit-number';
import type { Sealing } from './case-seal';
import { coverPage } from './cover';
import { exhibitFiles, fileBase, type Means, stemOf } from './exhibit-files';
import { type IndexedFile, packIndex } from './index-file';
import type { MadeFile } from './made-file';

type Surroundings = Means & { readonly clock: Clock; readonly language: string; readonly sealing: Sealing };

/** A file of the pack, with what the index says of it and whose it is. */
type Listed = MadeFile & { readonly exhibit: number; readonly bytes: number; readonly sha256: string };

async function listed(file: MadeFile, exhibit: number): Promise<Listed> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.blob.arrayBuffer()));
  return { ...file, exhibit, bytes: file.blob.size, sha256: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

const isGone = (error: unknown): boolean => error instanceof Error && error.name === 'NothingToExport';

/** What is packed already is stored as it is. */
const isPacked = ({ type }: MadeFile): boolean => /^(?:image\/(?!svg|bmp)|video|audio|application\/(?:pdf|zip))/.test(type);

/** What each file is in the index, exhibit by exhibit. */
function indexed(of: Case, packs: readonly (readonly Listed[])[]): readonly (readonly IndexedFile[])[] {
  const files = packs.flatMap((pack, at) => pack.map((file) => ({ file, part: at + 1 })));
  return of.exhibits.map((_, exhibit) =>
    files
      .filter(({ file }) => file.exhibit === exhibit)
      .map(({ file: { name, type, bytes, sha256 }, part }) => ({ name, part, type, bytes, sha256 })),
  );
}

type Papers = readonly (readonly [name: string, content: string])[];

/** One zip: the papers, the files, the list of all of them with their hashes, and where it was asked for the signature over that list. */
async function zipped(files: readonly Listed[], papers: Papers, sealing: Sealing | null): Promise<Blob> {
  const zip = new ZipFile();
  for (const [name, content] of papers) zip.put(name, content);
  for (const file of files) await zip.putFile(file.name, file.blob, isPacked(file));
  const list = listOf([...papers.map(([name, content]) => ({ name, sha256: hexOf(digestOf(utf8(content))) })), ...files]);
  zip.put(casePaths.manifest, list);
  const sealed = await sealing?.(digestOf(utf8(list)));
  for (const [name, content] of sealed ?? []) zip.put(name, content);
  return zip.end('application/zip');
}

/** As `sha256sum -c` reads it. */
const listOf = (files: readonly { readonly name: string; readonly sha256: string }[]): string =>
  files.map((file) => `${file.sha256}  ${escapedPath(file.name)}\n`).join('');

/** Makes a case into files: each exhibit under its number, a cover with the list of them, an index, and a list of every file's hash. */
export function casePacker(around: Surroundings): ExportCase {
  return async (of, { withProofs }, signal, progress): Promise<CasePack> => {
    const { limits } = presetOf(of.preset);
    const files: Listed[] = [];
    const leftOut: number[] = [];
    for (const [index, exhibit] of of.exhibits.entries()) {
      signal.throwIfAborted();
      progress({ exhibit: index, done: 0 });
      const stem = stemOf(index, numberOfExhibit(index), exhibit.title);
      const doing = { signal, withProofs, progress: (done: number) => progress({ exhibit: index, done }) };
      const made = await exhibitFiles(exhibit, stem, limits.files, around, doing).catch((error: unknown) => {
        if (isGone(error)) return [];
        throw error;
      });
      if (made.length === 0) leftOut.push(index);
      for (const file of made) files.push(await listed(file, index));
    }
    const packs = files.length === 0 ? [[]] : packsOf(files, limits.bytes);
    const index = packIndex(of, indexed(of, packs), { at: around.clock(), version: extensionVersion(), labelOf: numberOfExhibit });
    const papers = [
      [`00 ${fileBase(text('coverTable'))}.html`, coverPage(index, packs.length, around.language)],
      [casePaths.index, `${JSON.stringify(index, null, 2)}\n`],
    ] as const;
    const zips = [];
    for (const [at, pack] of packs.entries()) {
      const part = packs.length === 1 ? '' : ` ${at + 1}-${packs.length}`;
      zips.push({
        fileName: `${fileBase(of.name) || fileBase(text('caseUnnamed'))}${part}.zip`,
        blob: await zipped(pack, papers, withProofs ? around.sealing : null),
      });
    }
    const toHandIn = files.filter(({ role }) => role === 'exhibit').map(({ name, type, bytes }) => ({ name, type, bytes }));
    return { zips, toHandIn, leftOut };
  };
}
