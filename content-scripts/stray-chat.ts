import type { Site } from './reader/site';
import type { Scheduler } from './watcher/scheduler';

/** Ms from the change of a page that shows no landmark until it is looked at: each look that found nothing makes the next one wait longer. */
const waits = [4000, 20_000, 90_000, 400_000];

type StrayPorts = {
  readonly scheduler: Pick<Scheduler, 'after'>;
  /** Whether this frame shows a chat beyond doubt, by its layout. */
  readonly look: (site: Site) => Promise<boolean>;
  /** A chat was found where its console's landmark is not. */
  readonly found: () => void;
};

/**
 * Finds a console's chat after a redesign that took its landmark away: without it the script would sleep on. What is made is asked whenever
 * the page has changed, with the console by the page's address, and answers it once its chat was found, else null.
 */
export function strayChat({ scheduler, look, found }: StrayPorts): (site: Site | null) => Site | null {
  let sought: Site | null = null;
  let isFound = false;
  let looks = 0;
  let isDue = false;
  const seek = async (site: Site) => {
    const isChat = site === sought && (await look(site).catch(() => false));
    isDue = false;
    if (site !== sought) return;
    looks += 1;
    isFound = isChat;
    if (isFound) found();
  };
  return (site) => {
    if (site?.id !== sought?.id) [sought, isFound, looks] = [site, false, 0];
    const wait = waits[looks];
    if (sought && !isFound && !isDue && wait !== undefined) {
      isDue = true;
      const now = sought;
      scheduler.after(wait, () => void seek(now));
    }
    return isFound ? sought : null;
  };
}
