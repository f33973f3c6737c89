import { setTimeout as pause } from 'node:timers/promises';
import type { TabState } from '../../src/platform/messages.ts';
import type { Asking } from '../../tools/drive/automation.ts';

const patience = 20_000;

/** Has the last tab that shows a web page archived, as a person's click would, and answers its id once it is. */
export async function archived(asking: Asking): Promise<number> {
  const tabId = (await asking.ask('tabs')).at(-1)?.id;
  if (tabId === undefined) throw new Error('no tab shows a web page');
  await asking.ask('archivePage', tabId);
  await stateOnce(asking, tabId, ({ state }) => state === 'archiving');
  return tabId;
}

/** The tab's state once it is as awaited, or what it was after so many ms. */
export async function stateOnce(asking: Asking, tabId: number, isIt: (state: TabState) => boolean, within = patience): Promise<TabState> {
  const end = Date.now() + within;
  for (;;) {
    const state = await asking.ask('tabState', tabId);
    if (isIt(state) || Date.now() > end) return state;
    await pause(50);
  }
}
