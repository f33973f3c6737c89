import { readTab } from '../../tools/read-tab.ts';
import type { Asking } from '../../tools/drive/automation.ts';

/** Orders the open chat to be scrolled back, and waits until that has ended and all of it is stored. */
export async function scrolledBack(asking: Asking): Promise<void> {
  const reading = readTab(asking, { since: Date.now(), scroll: true, wait: 0 }, () => undefined);
  await reading.next();
}
