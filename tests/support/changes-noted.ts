import { setTimeout as pause } from 'node:timers/promises';
import type { RunRecord } from '../../src/archive/runs.ts';
import type { Asking } from '../../tools/drive/automation.ts';

/** The changed pages in the run history, once there are `least` of them or ten seconds have passed. */
export async function changesNoted(asking: Asking, least: number): Promise<readonly RunRecord[]> {
  const end = Date.now() + 10_000;
  for (;;) {
    const noted = (await asking.ask('runs')).filter(({ cause }) => cause === 'change');
    if (noted.length >= least || Date.now() > end) return noted;
    await pause(20);
  }
}
