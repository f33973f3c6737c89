import { print } from '../search/language/print';
import type { Parsed, Term } from '../search/language/parse';
import { addTerm, removeTerm, replaceTerm } from '../search/language/edit';
import { timesText } from '../search/language/dates';
import type { Query } from '../search/terms';
import { localDay, startOfDay } from './format';

export type Read = (typed: string) => Parsed;

/** What each chip of the filter bar stands for: the kinds of the terms it shows and changes. */
const chips = {
  when: ['time'],
  contact: ['with'],
  account: ['account'],
  console: ['in'],
  direction: ['from', 'sender'],
  has: ['has'],
} as const satisfies Record<string, readonly Query['kind'][]>;
export type Chip = keyof typeof chips;
const chipNames = Object.keys(chips) as readonly Chip[];

type Leaf<C extends Chip> = Extract<Query, { readonly kind: (typeof chips)[C][number] }>;

const leavesOf = (query: Query): readonly Query[] => (query.kind === 'any' ? query.of : [query]);

function isOf<C extends Chip>(chip: C, query: Query): query is Leaf<C> {
  const kinds: readonly Query['kind'][] = chips[chip];
  return kinds.includes(query.kind);
}

type Found<C extends Chip> = { readonly term: Term; readonly leaves: readonly Leaf<C>[] };

/** The first term that says nothing else than what the chip is for. What stands in brackets or behind a minus is no chip's. */
export function chipIn<C extends Chip>(parsed: Parsed, chip: C): Found<C> | null {
  for (const term of parsed.terms) {
    const leaves = term.query === null ? [] : leavesOf(term.query);
    const own = leaves.filter((one): one is Leaf<C> => isOf(chip, one));
    if (own.length > 0 && own.length === leaves.length) return { term, leaves: own };
  }
  return null;
}

/** What was typed with a chip's term replaced by `text`, added, or taken away where it is ''. */
export function withChip(typed: string, read: Read, chip: Chip, text: string): string {
  const found = chipIn(read(typed), chip);
  return found ? replaceTerm(typed, found.term, text) : addTerm(typed, text, read);
}

/** The text of a chip's term that lets any of these through; '' for none. */
export const chipText = (of: readonly Query[]): string => (of.length === 0 ? '' : print({ kind: 'any', of }));

export const isNarrowed = (parsed: Parsed): boolean => chipNames.some((chip) => chipIn(parsed, chip) !== null);

/** What was typed without any chip's term. */
export function withoutChips(typed: string, read: Read): string {
  return chipNames.reduce((rest, chip) => withChip(rest, read, chip, ''), typed);
}

/** What was typed with the whole search made exact, or not. */
export function withExact(typed: string, read: Read, exact: boolean): string {
  if (exact) return read(typed).exact ? typed : addTerm(typed, 'match:exact', read);
  const term = read(typed).terms.findLast(({ start, end, query }) => query === null && read(typed.slice(start, end)).exact);
  return term ? withExact(removeTerm(typed, term), read, false) : typed;
}

/** Today, or so many days up to it, as terms. */
export const presets = { today: 'on:today', week: 'during:7d', month: 'during:30d' } as const;
export type Preset = keyof typeof presets;
const presetNames = Object.keys(presets) as readonly Preset[];

/** When: any time, a preset, or local days `2026-11-20`, both inclusive, either open. */
export type When =
  | { readonly kind: 'any' }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'days'; readonly from: string | null; readonly to: string | null };

export function whenIn(typed: string, parsed: Parsed): When {
  const found = chipIn(parsed, 'when');
  const [times] = found?.leaves ?? [];
  if (!found || !times) return { kind: 'any' };
  const text = typed.slice(found.term.start, found.term.end);
  const preset = presetNames.find((name) => presets[name] === text);
  if (preset) return { kind: 'preset', preset };
  const { from, to } = times;
  return { kind: 'days', from: from === null ? null : localDay(from), to: to === null ? null : localDay(to - 1) };
}

export function whenText(when: When): string {
  if (when.kind === 'any') return '';
  if (when.kind === 'preset') return presets[when.preset];
  const from = when.from === null ? null : (startOfDay(when.from) ?? null);
  const to = when.to === null ? null : (startOfDay(when.to, 1) ?? null);
  return from === null && to === null ? '' : timesText({ from, to });
}

/** The list with `one` added, or without it where it was in. */
export function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
