import type { FileReader } from '../../archive/files/file-reader';
import type { Exhibit } from '../../cases/case';
import type { FileLimit } from '../../cases/preset';
import { safePart } from '../../export/file-name';
import { chatFiles, type ChatMeans } from './chat-files';
import type { Doing, MadeFile } from './made-file';

/** What files are made from. */
export type Means = ChatMeans & { readonly files: Pick<FileReader, 'file'> };

/** What a file ends in, by its own name, else by what it is. */
function extensionOf(name: string, type: string): string {
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return own ?? /^[a-z]+\/([a-z0-9]{1,8})/.exec(type)?.[1] ?? 'bin';
}

/** The files of one exhibit; none where nothing of it is in the archive any more. `stem` begins each name. */
export async function exhibitFiles(
  exhibit: Exhibit,
  stem: string,
  limits: readonly FileLimit[] | null,
  means: Means,
  doing: Doing,
): Promise<readonly MadeFile[]> {
  const { what } = exhibit;
  if (what.kind === 'note') {
    const text = `${exhibit.title}\r\n\r\n${what.text.replace(/\r?\n/g, '\r\n')}\r\n`;
    return [{ name: `${stem}.txt`, type: 'text/plain', blob: new Blob(['\uFEFF', text], { type: 'text/plain' }), role: 'record' }];
  }
  if (what.kind === 'file') {
    const kept = await means.files.file(what.sha256);
    if (!kept) return [];
    const blob = new Blob([kept.data], { type: kept.type });
    return [{ name: `${stem}.${extensionOf(what.name, kept.type)}`, type: kept.type, blob, role: 'exhibit' }];
  }
  return chatFiles({ ...exhibit, what }, stem, limits, means, doing);
}

/** A name that every system takes, hidden nowhere; '' where nothing is left of it. */
export const fileBase = (name: string): string => safePart(name).replace(/^[.\-~ ]+|[. ]+$/g, '');

/** `03 Exhibit A3 Change of colour`: numbered, so that files stand in their order, in letters that every system takes. */
export function stemOf(index: number, label: string, title: string): string {
  const number = String(index + 1).padStart(2, '0');
  return [number, fileBase(label), fileBase(title)].filter((part) => part !== '').join(' ');
}
