/** A folder that the user picked, which they can be asked for again; the standard library does not know these two yet. */
type Picked = FileSystemDirectoryHandle & {
  queryPermission(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
};

const isPicked = (value: unknown): value is Picked => value instanceof FileSystemDirectoryHandle && 'queryPermission' in value;

/** Folders cannot go through a message, so they lie in a database of their own that pages and background both open. */
const database = 'liaocun-folders';
const table = 'folders';

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table));
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}

async function inTable<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const open = await opened();
  try {
    return await answerOf(work(open.transaction(table, mode).objectStore(table)));
  } finally {
    open.close();
  }
}

async function folderOf(key: string): Promise<Picked | null> {
  const kept: unknown = await inTable('readonly', (store) => store.get(key));
  return isPicked(kept) ? kept : null;
}

/** Whether this browser lets folders be picked: Chromium does, Firefox does not. */
export const canPickFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/** Has the user pick a folder and keeps it under a new key; null where they picked none. Only a click can ask, and only in a page. */
export async function pickFolder(): Promise<{ readonly key: string; readonly name: string } | null> {
  const pick: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  if (typeof pick !== 'function') return null;
  const picked: unknown = await Promise.resolve(Reflect.apply(pick, globalThis, [{ id: 'mails', mode: 'readwrite' }])).catch(() => null);
  if (!isPicked(picked)) return null;
  const key = crypto.randomUUID();
  await inTable('readwrite', (store) => store.put(picked, key));
  return { key, name: picked.name };
}

/** The kept folder if it may be written without asking, or null. */
export async function writableFolder(key: string): Promise<FileSystemDirectoryHandle | null> {
  const folder = await folderOf(key);
  return folder && (await folder.queryPermission({ mode: 'readwrite' })) === 'granted' ? folder : null;
}

/** Asks the user to allow the kept folder again. Only a click can ask. */
export async function allowFolder(key: string): Promise<boolean> {
  const folder = await folderOf(key);
  return folder !== null && (await folder.requestPermission({ mode: 'readwrite' })) === 'granted';
}

/** Forgets a kept folder, or all; what lies in it stays. */
export async function forgetFolder(key?: string): Promise<void> {
  await inTable('readwrite', (store) => (key === undefined ? store.clear() : store.delete(key)));
}
