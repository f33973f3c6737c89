import type { Finder } from '../search/finder';
import { channelOf } from '../search/remote/protocol';
import { remoteFinder } from '../search/remote/remote-finder';

/** The search, in a worker of this page that starts with the first question. */
export function workerFinder(): Finder {
  return remoteFinder(
    () => {
      const worker = new Worker(new URL('search-worker.ts', import.meta.url), { type: 'module' });
      return { channel: channelOf(worker), end: () => worker.terminate() };
    },
    (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  );
}
