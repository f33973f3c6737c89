import type { Stop } from '../../archive/ports';
import type { Snapshot } from '../blocks/fresh';
import { asksOfConversations, type Plan, planOf, type Sound } from '../blocks/plan';
import type { Query } from '../terms';
import { alikePlan } from './alike';
import { settling } from './settle';
import type { Shelf } from './shelf';
import type { Source } from './source';
import { type Part, walk } from './walk';

/** What is looked for; with `sound` what only sounds like it. */
export type Looking = { readonly query: Query; readonly exact: boolean; readonly sound: Sound | null };

/** A search made ready: its plan, and how to be sure of what the plan is unsure of. */
export type Ready = { readonly plan: Plan; readonly settle: (part: Part) => Promise<Part> };

export async function readied({ query, exact, sound }: Looking, source: Source): Promise<Ready> {
  const plan = planOf(query, exact, asksOfConversations(query) ? await source.facts() : []);
  return { plan: sound ? alikePlan(plan, sound) : plan, settle: settling(query, exact, source) };
}

/** Goes through what a snapshot tells of, newest first, and tells what fits, for sure. Throws IndexMoved. */
export async function* partsOf(
  { plan, settle }: Ready,
  snapshot: Snapshot,
  shelf: Shelf,
  source: Source,
  stop: Stop,
): AsyncGenerator<Part> {
  for await (const part of walk(plan, snapshot, shelf, source, stop)) yield await settle(part);
}
