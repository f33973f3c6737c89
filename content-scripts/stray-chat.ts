import type { Site } from './reader/site';
import type { Cancel, Scheduler } from './watcher/scheduler';

/** Ms from the change of a page that shows no chat until it is looked at: each look that found none makes the next one wait longer. */
const waits = [4000, 20_000, 90_000, 400_000];

/**
 * What a look at a page by its layout finds: a chat beyond doubt; what is left of one where chats were seen before, though nobody can make
 * out its messages; or neither.
 */
export type StraySight = 'chat' | 'traces' | 'nothing';

type StrayPorts = {
  readonly scheduler: Pick<Scheduler, 'after'>;
  readonly look: (site: Site) => Promise<StraySight>;
  /** A chat was found where its console's landmark is not. */
  readonly found: () => void;
  /** A console's page shows traces of a chat alone; null once it shows something else again. */
  readonly lost: (site: Site | null) => void;
};

/**
 * Finds a console's chat after a redesign that took its landmark away: without it the script would sleep on. What is made is asked whenever
 * the page has changed, with the console by the page's address and the address itself, and answers the console once its chat was found.
 */
export function strayChat({ scheduler, look, found, lost }: StrayPorts): (site: Site | null, address: string) => Site | null {
  let sought: Site | null = null;
  let where = '';
  let sight: StraySight = 'nothing';
  let looks = 0;
  /** Set from the moment a look is ordered until it is over. */
  let due: Cancel | null = null;
  const turnTo = (site: Site | null, address: string) => {
    if (sight === 'traces') lost(null);
    due?.();
    [sought, where, sight, looks, due] = [site, address, 'nothing', 0, null];
  };
  const seek = async (site: Site, address: string) => {
    const now = await look(site).catch((): StraySight => 'nothing');
    // The page turned to something else in the meantime.
    if (site !== sought || address !== where) return;
    due = null;
    looks += 1;
    const before = sight;
    sight = now;
    if (now === 'chat') found();
    else if (now !== before) lost(now === 'traces' ? site : null);
  };
  return (site, address) => {
    if (site?.id !== sought?.id || address !== where) turnTo(site, address);
    const wait = waits[Math.min(looks, waits.length - 1)];
    if (sought && sight !== 'chat' && !due && wait !== undefined) {
      const [now, at] = [sought, where];
      due = scheduler.after(wait, () => void seek(now, at));
    }
    return sight === 'chat' ? sought : null;
  };
}
