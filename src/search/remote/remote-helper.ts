import { type Helper, HelperLost, type Rest, type Share, type ShareFound } from '../find/share';
import { type Line, lineTo, type SearchWorker } from './line';
import type { AskHelper } from './protocol';

/** What is under way, to be told where the helper is lost. */
type Losses = Set<() => void>;

/** The helper of a worker, which starts when it is first asked; `lost` is to be called where it cannot be started, or has ended by itself. */
export function remoteHelper(start: (lost: () => void) => SearchWorker): Helper {
  const losses: Losses = new Set();
  const line = lineTo<AskHelper>(() => start(() => losses.forEach((tell) => tell())));
  return {
    async readAhead(listed) {
      await new Promise<void>((resolve, reject) => {
        const lose = (): void => reject(new HelperLost('the helper of the search ended'));
        losses.add(lose);
        line.call({ ask: 'read-ahead', listed }, ({ what }) => {
          losses.delete(lose);
          if (what === 'last') resolve();
          else lose();
        });
      });
    },
    look: (share) => look(line, share, losses),
  };
}

function look(line: Line<AskHelper>, share: Share, losses: Losses): Rest {
  let told: ShareFound | null = { found: 0, share: 0, best: [] };
  let state: 'working' | 'done' | 'lost' = 'working';
  let isNew = false;
  let wake: (() => void) | undefined;
  const hear = (): void => {
    isNew = true;
    wake?.();
  };
  const lose = (): void => {
    state = 'lost';
    hear();
  };
  losses.add(lose);
  const call = line.call({ ask: 'look', share }, ({ what, value }) => {
    if (state === 'lost') return;
    if (what === 'more') told = value as ShareFound | null;
    else state = what === 'last' ? 'done' : 'lost';
    hear();
  });
  return {
    soFar: () => told,
    isDone: () => state === 'done',
    async heard() {
      if (!isNew) await new Promise<void>((resolve) => (wake = resolve));
      isNew = false;
      if (state === 'lost') throw new HelperLost('the helper of the search ended');
    },
    close() {
      losses.delete(lose);
      call.close();
    },
  };
}
