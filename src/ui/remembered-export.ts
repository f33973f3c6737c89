import { asBegun } from '../platform/begun-exports';
import type { Background } from './background-port';
import type { BegunWork } from './begun-export';

/** A background that hears nothing for half a minute is put to sleep. */
const everyMs = 10_000;

/** Makes an export and remembers it until then. `heir` is told, so that it goes on where this page is closed before. */
export async function remembered<T>(
  work: BegunWork,
  now: number,
  heir: Pick<Background, 'watchExport'> | null,
  make: () => Promise<T>,
): Promise<T> {
  const { begunExport } = await import('./begun-export');
  const begun = begunExport(work, now);
  if (!begun) return make();
  return asBegun(begun, async () => {
    const tell = (): void => void heir?.watchExport({ id: begun.id }).catch(() => undefined);
    tell();
    const beat = heir && setInterval(tell, everyMs);
    try {
      return await make();
    } finally {
      if (beat) clearInterval(beat);
    }
  });
}
