import type { ConversationRow } from './stored';

/** The periods that are offered, in months; 0 keeps everything for ever. */
export const keptMonths = [0, 6, 12, 24, 36, 60, 120] as const;
export type KeptMonths = (typeof keptMonths)[number];

/** The moment so many calendar months (UTC) before `now`; both epoch ms. */
export function quietBefore(now: number, months: number): number {
  const then = new Date(now);
  const day = then.getUTCDate();
  then.setUTCMonth(then.getUTCMonth() - months);
  // The 31st of a month that has none is a day of the next one: the last of the month is meant.
  if (then.getUTCDate() !== day) then.setUTCDate(0);
  return then.getTime();
}

/** What is not deleted by itself, however long it has been quiet: by the keys of conversations, and by orders that they name. */
export type Held = { readonly keys: ReadonlySet<string>; readonly orders: ReadonlySet<string> };

/** When something was last said or seen in a conversation, epoch ms. */
const quietSince = ({ lastAt, lastSeen }: ConversationRow): number => Math.max(lastAt ?? 0, lastSeen);

/** The conversations that nothing was said or seen in since `before` (epoch ms) and that nothing holds, the quietest first. */
export function pastTheirTime(rows: readonly ConversationRow[], before: number, { keys, orders }: Held): readonly ConversationRow[] {
  return rows
    .filter((row) => quietSince(row) < before && !keys.has(row.key) && !row.orders.some((order) => orders.has(order)))
    .toSorted((one, other) => quietSince(one) - quietSince(other));
}
