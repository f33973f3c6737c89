import type { Conversation } from '../src/archive/ports';
import type { PageHealth } from '../src/platform/page-health';
import { usePorts } from '../src/ui/ports';
import { type Loaded, useLoad } from '../src/ui/use-load';

/** What is known of one console: how much of it is archived, when a chat of it was last open (epoch ms), and how its pages were read. */
export type ConsoleFacts = { readonly conversations: number; readonly lastSeen: number; readonly pages: readonly PageHealth[] };
export type AllFacts = ReadonlyMap<string, ConsoleFacts>;
/** Null of a console that was never read; undefined while nothing is known. */
export type KnownFacts = ConsoleFacts | null | undefined;

function factsOf(conversations: readonly Conversation[], pages: readonly PageHealth[]): AllFacts {
  const facts = new Map<string, ConsoleFacts>();
  const known = (console: string): ConsoleFacts => facts.get(console) ?? { conversations: 0, lastSeen: 0, pages: [] };
  for (const { console, lastSeen } of conversations) {
    const before = known(console);
    facts.set(console, { ...before, conversations: before.conversations + 1, lastSeen: Math.max(before.lastSeen, lastSeen) });
  }
  for (const page of pages) {
    const before = known(page.console);
    facts.set(page.console, { ...before, pages: [...before.pages, page] });
  }
  return facts;
}

/** What is known of one console. */
export const factsAbout = (id: string, facts: AllFacts | undefined): KnownFacts => facts && (facts.get(id) ?? null);

/** The facts of every console that was ever read, by its id. */
export function useConsoleFacts(): Loaded<AllFacts> {
  const { archive, background } = usePorts();
  return useLoad(async () => {
    const [conversations, pages] = await Promise.all([archive.conversations(), background.pageHealth(null)]);
    return factsOf(conversations, pages);
  }, [archive, background]);
}
