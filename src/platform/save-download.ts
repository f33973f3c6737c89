import { browser } from './browser';

/** Why a file could not be saved: there is no room, it may not be written there, or anything else. */
export type SaveTrouble = 'full' | 'folder' | 'refused';

/** Asks for the optional permission to save files without a question. Only a click can ask: call it in the click's own turn. */
export const requestDownloads = (): Promise<boolean> => browser.permissions.request({ permissions: ['downloads'] });

/** Saves a file below the folder for downloads, in the place of one of the same name; answers once all of it is on disk, null, or why it is not. */
export async function saveDownload(path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<SaveTrouble | null> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) return 'folder';
  const file = await addressOf(bytes);
  try {
    const id = await browser.downloads.download({ url: file.url, filename: path, conflictAction: 'overwrite', saveAs: false });
    return await ended(id, signal);
  } catch {
    signal.throwIfAborted();
    return 'folder';
  } finally {
    file.letGo();
  }
}

/** An address of the bytes. A service worker can make no object URLs; there the bytes are in the address itself. */
async function addressOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ readonly url: string; readonly letGo: () => void }> {
  const blob = new Blob([bytes], { type: 'message/rfc822' });
  if (typeof URL.createObjectURL === 'function') {
    const url = URL.createObjectURL(blob);
    return { url, letGo: () => URL.revokeObjectURL(url) };
  }
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8190) parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 8190))));
  return { url: `data:message/rfc822;base64,${parts.join('')}`, letGo: () => {} };
}

function ended(id: number, signal: AbortSignal): Promise<SaveTrouble | null> {
  return new Promise((resolve, reject) => {
    const done = (result: SaveTrouble | null): void => {
      browser.downloads.onChanged.removeListener(changed);
      resolve(result);
    };
    const look = async (): Promise<void> => {
      const [item] = await browser.downloads.search({ id });
      if (item?.state === 'complete') done(null);
      if (item?.state === 'interrupted' || !item) done(troubleIn(item?.error ?? ''));
    };
    const changed = (change: { readonly id: number }): void => {
      if (change.id === id) look().catch(reject);
    };
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    browser.downloads.onChanged.addListener(changed);
    look().catch(reject);
  });
}

function troubleIn(error: string): SaveTrouble {
  if (error === 'FILE_NO_SPACE') return 'full';
  return /^(?:FILE_ACCESS_DENIED|FILE_NAME_TOO_LONG|FILE_SECURITY_CHECK_FAILED|FILE_FAILED)$/.test(error) ? 'folder' : 'refused';
}

/** Whether the browser remembers to have saved a file whose name ends so, and it is still there. */
export async function wasDownloaded(ending: string): Promise<boolean> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) return false;
  const filenameRegex = `${ending.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const items = await browser.downloads.search({ filenameRegex, state: 'complete', exists: true });
  return items.length > 0;
}
