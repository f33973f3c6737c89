import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the processors are watched, ms. */
const watched = 2000;
const enough = 0.9;

const times = (): { readonly idle: number; readonly all: number } =>
  cpus().reduce(
    (sum, { times: { user, nice, sys, idle: free, irq } }) => ({ idle: sum.idle + free, all: sum.all + user + nice + sys + free + irq }),
    { idle: 0, all: 0 },
  );

/** The share of its time that the machine has had nothing to do just now. */
async function freeShare(): Promise<number> {
  const before = times();
  await pause(watched);
  const after = times();
  return (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

/** The same; says so where that is too little to trust what is measured. */
export async function idleShare(): Promise<number> {
  const share = await freeShare();
  if (share < enough)
    console.error(`the machine is busy (${Math.round(share * 100)} % idle): figures are for looking only, ratios are better`);
  return share;
}

/** How often the machine is looked at until it is taken as it is: a browser tidies up a large database for a while. */
const mostLooks = 60;

/** Waits until the machine has nothing to do, but no more than some minutes. */
export async function idle(): Promise<void> {
  for (let look = 0; look < mostLooks; look++) if ((await freeShare()) >= enough) return;
}
