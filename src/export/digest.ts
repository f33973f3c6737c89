import type { ExportRequest, Tally } from './request';
import { headFacts, type Fact, partyFacts, type Told, tellerFor } from './told';
import type { Writer } from './writer';

/** The row of a gap. */
export type ToldGap = { readonly gap: string };

/** What a mail's body shows: the head's facts and the first messages. */
export type Digest = { readonly facts: readonly Fact[]; readonly first: readonly (Told | ToldGap)[]; readonly tally: Tally };

/** Keeps the first `count` entries of an export. */
export function digestWriter(request: ExportRequest, count: number): Writer<Digest> {
  const { momentOf, tell, tellGap } = tellerFor(request);
  const first: (Told | ToldGap)[] = [];
  return {
    begin() {},
    each(entry) {
      if (first.length < count) first.push(entry.entry === 'gap' ? { gap: tellGap(entry) } : tell(entry.message));
    },
    end: (tally) => {
      const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : [];
      return { facts: [...parties, ...headFacts(request, tally, momentOf)], first, tally };
    },
  };
}

/** How many of the messages `digest` does not show. */
export function messagesLeft({ first, tally }: Digest): number {
  return tally.messages - first.filter((told) => !('gap' in told)).length;
}
