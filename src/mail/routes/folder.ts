import * as v from 'valibot';
import type { RouteMaker } from '../mailbox';
import { type MailPlace, type ReadyMail, type Route, RouteError } from '../route';
import { fileEnding, foldersIn, mailFileName } from './folder-names';

export const folderSettingsSchema = v.variant('by', [
  /** A folder that the user picked; its handle lies in this browser under `key`. `name` is what it is called. */
  v.object({ by: v.literal('handle'), key: v.pipe(v.string(), v.uuid()), name: v.pipe(v.string(), v.maxLength(1000)) }),
  /** The browser's own folder for downloads, where it lets no folder be picked. */
  v.object({ by: v.literal('downloads') }),
]);

/** What a folder needs of the browser. */
export type FolderMeans = {
  /** The picked folder if it may be written now, or null where it is gone or the user has to allow it again. */
  readonly folder: (key: string) => Promise<FileSystemDirectoryHandle | null>;
  /** Saves a file below the folder for downloads in the place of one of the same name. Rejects with `RouteError`. */
  readonly save: (path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<void>;
  /** Whether the browser remembers to have saved a file whose name ends so, and it is still there. */
  readonly wasSaved: (ending: string) => Promise<boolean>;
};

/** Lays mails as `.eml` files into a folder of the user's, for a mail program or a sync tool to pick up. It has no secret. */
export const folderRoute =
  (means: FolderMeans): RouteMaker =>
  ({ settings }) => {
    const held = v.safeParse(folderSettingsSchema, settings);
    if (!held.success) throw new RouteError('setup');
    return held.output.by === 'downloads' ? byDownloads(means) : byHandle(means, held.output.key);
  };

function byDownloads({ save, wasSaved }: FolderMeans): Route {
  return {
    limit: () => Promise.resolve(null),
    async deliver(mail, folder, signal) {
      const name = mailFileName(mail, await fileEnding(mail.messageId));
      await save([...foldersIn(folder), name].join('/'), mail.bytes, signal);
      return { at: Date.now(), answer: '' };
    },
    // A mail that is saved again takes the place of the same, so `missing` is never one too many.
    lookUp: async (messageId) => ((await wasSaved(await fileEnding(messageId))) ? 'there' : 'missing'),
    list: () => Promise.resolve(null),
    fetch: () => Promise.reject(new RouteError('setup')),
  };
}

function byHandle({ folder }: FolderMeans, key: string): Route {
  const open = async (path: string, how: 'make' | 'look'): Promise<FileSystemDirectoryHandle | null> => {
    const root = await folder(key);
    if (!root) throw new RouteError('folder');
    return within(root, foldersIn(path), how);
  };
  return {
    limit: () => Promise.resolve(null),
    async deliver(mail, path, signal) {
      const inside = await told(open(path, 'make'));
      if (!inside) throw new RouteError('folder');
      await told(written(inside, mail, signal));
      return { at: Date.now(), answer: '' };
    },
    async lookUp(messageId, path) {
      const inside = await told(open(path, 'look'));
      return inside && (await told(nameEnding(inside, await fileEnding(messageId)))) !== null ? 'there' : 'missing';
    },
    async list(path, signal) {
      const inside = await told(open(path, 'look'));
      return inside ? told(placesIn(inside, signal)) : [];
    },
    async fetch({ ref }, path) {
      const inside = await told(open(path, 'look'));
      const file = await told(inside?.getFileHandle(ref).then((one) => one.getFile()) ?? Promise.resolve(null));
      if (!file) throw new RouteError('refused');
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

/** Turns what the file system says into trouble. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'AbortError') throw error;
    throw new RouteError(error.name === 'QuotaExceededError' ? 'full' : 'folder', error.name);
  }
}

async function within(
  root: FileSystemDirectoryHandle,
  path: readonly string[],
  how: 'make' | 'look',
): Promise<FileSystemDirectoryHandle | null> {
  let inside = root;
  for (const name of path) {
    try {
      inside = await inside.getDirectoryHandle(name, { create: how === 'make' });
    } catch (error) {
      if (how === 'look' && error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw error;
    }
  }
  return inside;
}

/** The file with this ending, whatever its name begins with: the user may have changed that. */
async function nameEnding(folder: FileSystemDirectoryHandle, ending: string): Promise<string | null> {
  for await (const name of folder.keys()) if (name.endsWith(ending)) return name;
  return null;
}

/** The file changes in one step when all of it is written, so that nobody picks up half a mail. */
async function written(folder: FileSystemDirectoryHandle, mail: ReadyMail, signal: AbortSignal): Promise<void> {
  const ending = await fileEnding(mail.messageId);
  const name = (await nameEnding(folder, ending)) ?? mailFileName(mail, ending);
  signal.throwIfAborted();
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await stream.write(mail.bytes);
    await stream.close();
  } catch (error) {
    await stream.abort();
    throw error;
  }
}

/** A mail's headers end within so many bytes. */
const headBytes = 65_536;

async function placesIn(folder: FileSystemDirectoryHandle, signal: AbortSignal): Promise<readonly MailPlace[]> {
  const places: MailPlace[] = [];
  for await (const [ref, entry] of folder.entries()) {
    signal.throwIfAborted();
    if (!(entry instanceof FileSystemFileHandle) || !/\.eml$/i.test(ref)) continue;
    const file = await entry.getFile();
    const head = (await file.slice(0, headBytes).text()).split(/\r?\n\r?\n/)[0] ?? '';
    const [, messageId] = /^message-id:\s*(<[^>]*>)/im.exec(head) ?? [];
    places.push({ ref, size: file.size, messageId: messageId ?? null });
  }
  return places;
}
