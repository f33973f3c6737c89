import type { Tab } from '../../tools/drive/driven-browser.ts';

/** What the background answers a page of the extension, as JSON. */
export const askedBackground = async (tab: Tab, name: string, question: object): Promise<string> =>
  tab.evaluate(
    async (of, json) => {
      const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
      return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
    },
    name,
    JSON.stringify(question),
  );

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
