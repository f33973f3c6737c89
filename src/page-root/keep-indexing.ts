import type { Finder } from '../search/finder';
import type { Background } from '../ui/background-port';

/** A background that hears nothing for half a minute is put to sleep, whatever it is doing. */
const everyMs = 10_000;

/** While a page is open the background goes on with an index that is not whole yet. */
export async function keepIndexing(finder: Finder, background: Background): Promise<void> {
  try {
    while ((await finder.built()) < 1) {
      await background.goOnIndexing(null);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  } catch {
    // An archive that cannot be read is told where it is read; the background goes on by itself when it is next woken.
  }
}
