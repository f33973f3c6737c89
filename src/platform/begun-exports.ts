import { type BegunExport, getSetting, setSetting, settings } from './settings';

/** Held by who makes the export of this name; the browser gives it free with the page, however that ends. */
export const exportLock = (id: string): string => `export ${id}`;

/** Changes the list; contexts that do so at once wait for each other. */
async function change(next: (known: readonly BegunExport[]) => readonly BegunExport[]): Promise<void> {
  await navigator.locks.request('exports', async () => setSetting(settings.exports, next(await getSetting(settings.exports))));
}

export const forgetExport = async (id: string): Promise<void> => change((known) => known.filter((one) => one.id !== id));

/** Runs `work` as the export of this name. It stays remembered until the work has ended, well or not: only a page that is gone leaves it behind. */
export async function asBegun<T>(begun: BegunExport, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(exportLock(begun.id), async () => {
    // A store that is full must not keep files from leaving.
    await change((known) => [...known, begun]).catch(() => undefined);
    try {
      return await work();
    } finally {
      await forgetExport(begun.id).catch(() => undefined);
    }
  });
}

/** Exports whose page was closed before they were done. */
export async function leftExports(): Promise<readonly BegunExport[]> {
  const begun = await getSetting(settings.exports);
  if (begun.length === 0) return [];
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  return begun.filter(({ id }) => !held.has(exportLock(id)));
}
