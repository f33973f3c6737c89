import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Conversation } from '../src/archive/ports';
import { settings } from '../src/platform/settings';
import type { Ranking } from '../src/search/finder';
import '../src/ui/base.css';
import { ExportStatus } from '../src/ui/export-status';
import { painted } from '../src/ui/painted';
import { usePorts } from '../src/ui/ports';
import { useExport } from '../src/ui/use-export';
import { useFinding } from '../src/ui/use-finding';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';
import { useTabState } from '../src/ui/use-tab-state';
import { Home } from './home';
import './popup.css';

export type PopupProps = {
  /** What is searched for as it opens. */
  readonly typed?: string;
  /** The tab the user looks at, or null where there is none. */
  readonly tabId: number | null;
  /** Asks the user for the host of that tab's page. */
  readonly allowPage: () => Promise<boolean>;
};

type Opened = { readonly conversation: Conversation; readonly order: number | null };

type Lazy = typeof import('./reading');

/** The view of a conversation; it comes once there is something to open, so that the popup does not wait for it. */
function useLazy(wanted: boolean): Lazy | null {
  const [lazy, setLazy] = useState<Lazy | null>(null);
  useEffect(() => {
    if (wanted) void import('./reading').then(setLazy);
  }, [wanted]);
  return lazy;
}

/** So many conversations fill the popup. */
export const firstShown = 12;

/** The newest conversations, and all of them once those can be seen and nothing is searched for: a large archive takes its time to be read. */
function useConversations(isSearching: boolean): Loaded<readonly Conversation[]> {
  const { archive } = usePorts();
  const newest = useLoad(async () => archive.recent(firstShown), [archive]);
  const [isSeen, setSeen] = useState(false);
  const isRead = newest.value !== undefined;
  useEffect(() => {
    if (isRead) void painted().then(() => setSeen(true));
  }, [isRead]);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (isSeen && !isSearching) setWanted(true);
  }, [isSeen, isSearching]);
  const all = useLoad(async () => (isWanted ? archive.conversations() : undefined), [archive, isWanted]);
  const [again, allAgain] = [newest.reload, all.reload];
  const reload = useCallback(() => {
    again();
    allAgain();
  }, [again, allAgain]);
  return { value: all.value ?? newest.value, problem: newest.problem ?? all.problem, reload };
}

/** The toolbar popup. */
export function Popup({ typed = '', tabId, allowPage }: PopupProps) {
  const [query, setQuery] = useState(typed);
  const [ranking, setRanking] = useState<Ranking>('newest');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [welcomed] = useSetting(settings.welcomed);
  const tabState = useTabState(tabId);
  const [isSearching, setSearching] = useState(typed !== '');
  const conversations = useConversations(isSearching);
  const exporting = useExport(true);
  const lazy = useLazy(conversations.value !== undefined);

  const kept = tabState.tab?.panes.reduce((sum, pane) => sum + pane.total, 0) ?? 0;
  const { reload } = conversations;
  useEffect(reload, [reload, kept]);

  const finding = useFinding(query, ranking, conversations.value);
  const isRunning = finding.search?.running ?? false;
  useEffect(() => setSearching(isRunning), [isRunning]);
  const current = conversations.value?.find(({ key }) => key === opened?.conversation.key) ?? opened?.conversation;

  return (
    <main class="popup">
      <Home
        tabState={tabState}
        welcomed={welcomed ?? true}
        allowPage={allowPage}
        conversations={conversations}
        query={query}
        setQuery={setQuery}
        finding={finding}
        ranking={ranking}
        setRanking={setRanking}
        openConversation={(conversation) => setOpened({ conversation, order: null })}
        openHit={({ conversation, message }) => setOpened({ conversation, order: message.order })}
        saveResults={(question, way) => exporting.start({ kind: 'search', question }, way)}
        shown={opened === null}
      />
      {opened && current && lazy && (
        <lazy.Reading
          key={opened.conversation.key}
          conversation={current}
          order={opened.order}
          question={finding.question}
          back={() => setOpened(null)}
          save={(way) => exporting.start({ kind: 'conversation', key: opened.conversation.key }, way)}
        />
      )}
      <ExportStatus exporting={exporting} />
    </main>
  );
}
