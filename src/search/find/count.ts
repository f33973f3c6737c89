import type { Conversation } from '../../archive/ports';
import { type Block } from '../blocks/block';
import { directionOf, isAuto } from '../blocks/entry';
import type { DayCount, Outline, Waits } from '../finder';
import type { Part } from './walk';

type Parts = AsyncIterable<Pick<Part, 'block' | 'sure'>>;
type Owner = Pick<Conversation, 'console' | 'account'>;
type Owners = ReadonlyMap<string, Owner>;

const pad = (number: number): string => String(number).padStart(2, '0');

/** The local day of an instant and the instants between which it lasts. */
function dayAround(at: number): { readonly day: string; readonly from: number; readonly to: number } {
  const date = new Date(at);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return {
    day: `${year}-${pad(month + 1)}-${pad(day)}`,
    from: new Date(year, month, day).getTime(),
    to: new Date(year, month, day + 1).getTime(),
  };
}

type Sides = { in: number; out: number; system: number };

/** Counts messages by local day, console, account and side. */
export async function dayCounts(parts: Parts, owners: Owners): Promise<readonly DayCount[]> {
  const counts = new Map<string, DayCount & Sides>();
  const countOf = (day: string, { console, account }: Owner): DayCount & Sides => {
    const key = JSON.stringify([day, console, account]);
    const known = counts.get(key) ?? { day, console, account, in: 0, out: 0, system: 0 };
    counts.set(key, known);
    return known;
  };
  for await (const { block, sure } of parts) {
    let now = dayAround(NaN);
    let today: (Sides | undefined)[] = [];
    for (const index of sure) {
      const at = block.at[index] ?? 0;
      if (!(at >= now.from && at < now.to)) [now, today] = [dayAround(at), []];
      const number = block.conversation[index] ?? 0;
      const owner = owners.get(block.conversations[number] ?? '');
      if (!owner) continue;
      const sides = (today[number] ??= countOf(now.day, owner));
      sides[directionOf(block.bits[index] ?? 0)]++;
    }
  }
  return [...counts.values()];
}

/** One number that sorts by time and tells the side; exact up to the year 73,000. */
const timed = (block: Block, index: number): number => (block.at[index] ?? 0) * 4 + ((block.bits[index] ?? 0) & 3);

/** How long the other side waited, by account. */
export async function waitsOf(parts: Parts, owners: Owners): Promise<readonly Waits[]> {
  const times = new Map<string, number[]>();
  for await (const { block, sure } of parts) {
    const lists = block.conversations.map((key) => times.get(key) ?? times.set(key, []).get(key));
    // A machine's reply ends no wait.
    for (const index of sure) if (!isAuto(block.bits[index] ?? 0)) lists[block.conversation[index] ?? 0]?.push(timed(block, index));
  }
  const waits = new Map<string, { owner: Owner; answered: number[]; unanswered: number }>();
  for (const [key, list] of times) {
    const owner = owners.get(key);
    if (!owner || list.length === 0) continue;
    const name = JSON.stringify([owner.console, owner.account]);
    const known = waits.get(name) ?? { owner, answered: [], unanswered: 0 };
    waits.set(name, known);
    const open = answers(list, known.answered);
    if (open) known.unanswered++;
  }
  return [...waits.values()].map(({ owner: { console, account }, answered, unanswered }) => ({
    console,
    account,
    answered: Float64Array.from(answered),
    unanswered,
  }));
}

/** Adds how long each wait of a conversation took; tells whether one is still open. */
function answers(list: readonly number[], answered: number[]): boolean {
  let since: number | null = null;
  for (const one of Float64Array.from(list).toSorted()) {
    const [at, direction] = [Math.floor(one / 4), directionOf(((one % 4) + 4) % 4)];
    if (direction === 'in') since ??= at;
    else if (direction === 'out' && since !== null) {
      answered.push(at - since);
      since = null;
    }
  }
  return since !== null;
}

/** A conversation's messages in the order of its transcript. */
export async function outlineOf(parts: Parts): Promise<Outline> {
  const places: (readonly [order: number, at: number])[] = [];
  for await (const { block, sure } of parts) for (const index of sure) places.push([block.order[index] ?? 0, block.at[index] ?? 0]);
  places.sort(([a], [b]) => a - b);
  return { orders: Float64Array.from(places, ([order]) => order), at: Float64Array.from(places, ([, at]) => at) };
}
