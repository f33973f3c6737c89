import { useCallback, useMemo } from 'preact/hooks';
import type { Conversation } from '../archive/ports';
import type { Question, Ranking } from '../search/finder';
import { type Parsed, parse } from '../search/language/parse';
import { consoleName } from './console-name';
import type { Read } from './filter-terms';
import { usePorts } from './ports';
import { type SearchState, useSearch } from './use-search';

export type Finding = {
  readonly read: Read;
  readonly parsed: Parsed;
  /** What is searched for, and what came of it so far; null while nothing is. */
  readonly question: Question | null;
  readonly search: SearchState | null;
};

const noConversations: readonly Conversation[] = [];

const asks = ({ query }: Parsed): boolean => query.kind !== 'all' || query.of.length > 0;

/** The search that the typed text asks for. */
export function useFinding(typed: string, ranking: Ranking, conversations: readonly Conversation[] = noConversations): Finding {
  const { clock } = usePorts();
  const ids = useMemo(() => [...new Set(conversations.map(({ console }) => console))].join('\n'), [conversations]);
  const read = useCallback(
    (text: string) => {
      const consoles = ids === '' ? [] : ids.split('\n').map((id) => ({ id, name: consoleName(id) }));
      return parse(text, { now: clock(), consoles });
    },
    [ids, clock],
  );
  const parsed = useMemo(() => read(typed), [read, typed]);
  const asked = asks(parsed) ? JSON.stringify([parsed.query, parsed.exact, ranking]) : null;
  const question = useMemo(
    () => (asked === null ? null : { query: parsed.query, exact: parsed.exact, ranking }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `asked` stands for the query, which is made anew with every reading
    [asked],
  );
  const search = useSearch(question);
  return { read, parsed, question, search: question && search };
}
