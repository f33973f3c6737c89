import { setTimeout as pause } from 'node:timers/promises';
import type { Asking } from '../../tools/drive/automation.ts';

/** Waits until the archive holds `least` messages or ten seconds have passed; answers how many it holds then. */
export async function heldOnce(asking: Asking, least: number): Promise<number> {
  const end = Date.now() + 10_000;
  let held = await asking.ask('count');
  while (held < least && Date.now() < end) {
    await pause(20);
    held = await asking.ask('count');
  }
  return held;
}
