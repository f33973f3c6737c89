import { onceHeard } from '../../src/platform/once-heard.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';

const send = async (of: string, json: string): Promise<string> => {
  const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
  return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
};

/** What the background answers a page of the extension, as JSON. It is asked as our pages ask it: again while it wakes. */
export const askedBackground = async (tab: Tab, name: string, question: object): Promise<string> =>
  onceHeard(async () => tab.evaluate(send, name, JSON.stringify(question)));

/** Rows of a table of the archive, as JSON. */
export const rowsInArchive = async (tab: Tab, table: string): Promise<string> =>
  tab.evaluate(async (of) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('liaocun');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('not opened')));
    });
    const all = await new Promise<unknown>((resolve, reject) => {
      const reading = database.transaction(of).objectStore(of).getAll();
      reading.addEventListener('success', () => resolve(reading.result));
      reading.addEventListener('error', () => reject(new Error('not read')));
    });
    database.close();
    return JSON.stringify(all);
  }, table);
