import type { DayCount } from '../../search/finder';
import { added, noSides, type Sides, sumOf } from './buckets';

/** What one console came to. */
export type ConsoleShare = { readonly console: string; readonly sides: Sides };

/** What one account came to, and its sub-accounts where it has some; `account` is what a search for it names. */
export type AccountShare = {
  readonly console: string;
  readonly account: string | null;
  readonly sides: Sides;
  readonly subs: readonly { readonly account: string; readonly name: string; readonly sides: Sides }[];
};

const byMost = (one: { readonly sides: Sides }, other: { readonly sides: Sides }): number => sumOf(other.sides) - sumOf(one.sides);

/** Messages by console, the most first. */
export function consoleShares(counts: readonly DayCount[]): readonly ConsoleShare[] {
  const sums = new Map<string, Sides>();
  for (const count of counts) sums.set(count.console, added(sums.get(count.console) ?? noSides, count));
  return [...sums].map(([console, sides]) => ({ console, sides })).toSorted(byMost);
}

/** `shop:anna` as `shop` and `anna`; an account without a colon has no sub-account. */
export function accountParts(account: string): readonly [main: string, sub: string | null] {
  const at = account.indexOf(':');
  return at <= 0 || at === account.length - 1 ? [account, null] : [account.slice(0, at), account.slice(at + 1)];
}

/** Messages by account, the most first; those of sub-accounts stand under theirs and are counted in it. */
export function accountShares(counts: readonly DayCount[]): readonly AccountShare[] {
  const mains = new Map<string, { console: string; account: string | null; sides: Sides; subs: Map<string, Sides> }>();
  for (const count of counts) {
    const [main, sub] = count.account === null ? [null, null] : accountParts(count.account);
    const key = JSON.stringify([count.console, main]);
    const share = mains.get(key) ?? { console: count.console, account: main, sides: noSides, subs: new Map<string, Sides>() };
    share.sides = added(share.sides, count);
    if (sub !== null) share.subs.set(sub, added(share.subs.get(sub) ?? noSides, count));
    mains.set(key, share);
  }
  return [...mains.values()]
    .map(({ subs, ...share }) => ({
      ...share,
      subs: [...subs].map(([name, sides]) => ({ account: `${share.account ?? ''}:${name}`, name, sides })).toSorted(byMost),
    }))
    .toSorted(byMost);
}
