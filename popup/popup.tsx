import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Conversation, Hit } from '../src/archive/ports';
import { settings } from '../src/platform/settings';
import '../src/ui/base.css';
import { ExportStatus } from '../src/ui/export-status';
import { contactsOf, isNarrowed, noChoice, toFilters } from '../src/ui/filter-choice';
import type { Marks } from '../src/ui/message-row';
import { usePorts } from '../src/ui/ports';
import { useExport } from '../src/ui/use-export';
import { useLoad } from '../src/ui/use-load';
import { useSearch } from '../src/ui/use-search';
import { useSetting } from '../src/ui/use-setting';
import { useTabState } from '../src/ui/use-tab-state';
import { Home } from './home';
import './popup.css';
import { Reading } from './reading';

export type PopupProps = {
  /** The tab the user looks at, or null where there is none. */
  readonly tabId: number | null;
  /** Asks the user for the host of that tab's page. */
  readonly allowPage: () => Promise<boolean>;
};

type Opened = { readonly conversation: Conversation; readonly order: number | null };

const noHits: readonly Hit[] = [];

/** The hits of one conversation, by the order of their messages, to be marked in its transcript. */
function marksIn(conversation: Conversation, hits: readonly Hit[]): ReadonlyMap<number, Marks> {
  return new Map(hits.filter((hit) => hit.conversation.key === conversation.key).map((hit) => [hit.message.order, hit.marks]));
}

/** The toolbar popup. */
export function Popup({ tabId, allowPage }: PopupProps) {
  const { archive, clock } = usePorts();
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState(noChoice);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [welcomed] = useSetting(settings.welcomed);
  const tabState = useTabState(tabId);
  const conversations = useLoad(async () => archive.conversations(), [archive]);
  const exporting = useExport();

  const kept = tabState.tab?.panes.reduce((sum, pane) => sum + pane.total, 0) ?? 0;
  useEffect(conversations.reload, [kept]);

  const filters = useMemo(() => toFilters(choice, contactsOf(conversations.value ?? []), clock()), [choice, conversations.value]);
  const words = query.trim();
  const searches = words !== '' || isNarrowed(choice);
  const search = useSearch(searches ? words : null, filters);
  const hits = searches ? search.hits : noHits;
  const marks = useMemo(() => (opened ? marksIn(opened.conversation, hits) : new Map<number, Marks>()), [opened, hits]);

  return (
    <main class="popup">
      <Home
        tabState={tabState}
        welcomed={welcomed ?? true}
        allowPage={allowPage}
        conversations={conversations}
        query={query}
        setQuery={setQuery}
        choice={choice}
        setChoice={setChoice}
        search={searches ? search : null}
        openConversation={(conversation) => setOpened({ conversation, order: null })}
        openHit={({ conversation, message }) => setOpened({ conversation, order: message.order })}
        saveResults={(way) => exporting.start({ kind: 'search', query: words, filters }, way)}
        shown={opened === null}
      />
      {opened && (
        <Reading
          conversation={opened.conversation}
          order={opened.order}
          marks={marks}
          back={() => setOpened(null)}
          save={(way) => exporting.start({ kind: 'conversation', key: opened.conversation.key }, way)}
        />
      )}
      <ExportStatus exporting={exporting} />
    </main>
  );
}
