import { useMemo } from 'preact/hooks';
import type { Conversation, Filters, Hit } from '../archive/ports';
import { contactsOf, type FilterChoice, isNarrowed, toFilters } from './filter-choice';
import type { Found } from './message-row';
import { usePorts } from './ports';
import { type SearchState, useSearch } from './use-search';

export type Finding = {
  readonly filters: Filters;
  /** The words searched for, without the space around them. */
  readonly words: string;
  /** Null while nothing is searched for. */
  readonly search: SearchState | null;
};

const noConversations: readonly Conversation[] = [];
const noHits: readonly Hit[] = [];

/** The search that the box and the filter bar ask for; words or a filter are enough. */
export function useFinding(query: string, choice: FilterChoice, conversations: readonly Conversation[] = noConversations): Finding {
  const { clock } = usePorts();
  const filters = useMemo(() => toFilters(choice, contactsOf(conversations), clock()), [choice, conversations, clock]);
  const words = query.trim();
  const searches = words !== '' || isNarrowed(choice);
  const search = useSearch(searches ? words : null, filters);
  return { filters, words, search: searches ? search : null };
}

/** The hits in one conversation, by the order of their messages, to be marked in its transcript. */
export function useMarks(conversation: string | null, search: SearchState | null): ReadonlyMap<number, Found> {
  const hits = search?.hits ?? noHits;
  return useMemo(
    () => new Map(hits.filter((hit) => hit.conversation.key === conversation).map((hit) => [hit.message.order, hit])),
    [conversation, hits],
  );
}
