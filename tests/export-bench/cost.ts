import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How often it is looked which processes there are, ms. */
const often = 100;
/** Ticks in which Linux counts a processor's time, in a second. */
const ticks = 100;

/** What a browser, all its processes together, has used: seconds of processor time, and MB of memory at its peak beyond what it had before. */
export type Cost = { readonly seconds: number; readonly peak: number };

type Process = { readonly parent: number; readonly peakKB: number; readonly kB: number; readonly ticks: number };

function processOf(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    // Behind the name, which may hold blanks: user and system time are the twelfth and thirteenth.
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    return { parent: read('PPid'), peakKB: read('VmHWM'), kB: read('VmRSS'), ticks: (numbers[11] ?? 0) + (numbers[12] ?? 0) };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** A process and all it started. */
function processesBelow(root: number): ReadonlyMap<number, Process> {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  const all = new Map(pids.map((pid) => [pid, processOf(pid)]));
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  return new Map([...all].flatMap(([pid, one]) => (one && isBelow(pid) ? [[pid, one] as const] : [])));
}

/** A browser whose processes together use less of a second than this is at rest. */
const restful = 0.03;

/** Waits until a browser has started: it works on for some seconds behind the first page it shows. */
export async function atRest(root: number): Promise<void> {
  const used = (): number => [...processesBelow(root).values()].reduce((sum, one) => sum + one.ticks, 0) / ticks;
  for (let before = used(), restfulSeconds = 0; restfulSeconds < 3;) {
    await pause(1000);
    const now = used();
    restfulSeconds = now - before < restful ? restfulSeconds + 1 : 0;
    before = now;
  }
}

/** Begins to count what a browser uses from now on; ask the answer at the end. Linux only. */
export function countCost(root: number): () => Cost {
  const before = processesBelow(root);
  // Linux then begins to watch for the peak anew.
  for (const pid of before.keys()) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const seen = new Map<number, Process>();
  const look = (): void => {
    for (const [pid, one] of processesBelow(root)) seen.set(pid, one);
  };
  const timer = setInterval(look, often);
  return () => {
    clearInterval(timer);
    look();
    let [seconds, peak] = [0, 0];
    for (const [pid, one] of seen) {
      seconds += (one.ticks - (before.get(pid)?.ticks ?? 0)) / ticks;
      peak += (one.peakKB - (before.get(pid)?.kB ?? 0)) / 1024;
    }
    return { seconds, peak };
  };
}
