import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import type { TabPane, TabState } from '../src/platform/messages';
import type { ScrollWish } from '../src/platform/scroll-orders';
import type { Background } from '../src/ui/background-port';
import { consoleName } from '../src/ui/console-name';
import { Icon } from '../src/ui/icon';
import { MenuButton, type MenuItem } from '../src/ui/menu-button';
import { ProblemNotice } from '../src/ui/notice';
import { PaneLine } from '../src/ui/pane-line';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';
import { isScrolling } from '../src/ui/scroll-words';
import { useLoad } from '../src/ui/use-load';
import { EnableConsole, offConsoleTitle } from './enable-console';
import { HistoryButton } from './history-button';
import { identityItems } from './identity-items';
import { isLost, PageChanged } from './page-changed';
import { ScrollLine } from './scroll-line';
import { teachItems } from './teach-actions';
import './tab-card.css';

type TabCardProps = {
  readonly tab: TabState;
  readonly welcomed: boolean;
  /** Asks the user for the host of this tab's page; has to be the first thing a click does. */
  readonly allowPage: () => Promise<boolean>;
  readonly reload: () => void;
};

/** So many contacts are offered when a profile is to be kept. */
const offeredChats = 3;
/** More chats than this in one tab are counted, not listed. */
const listedPanes = 3;

const dots = {
  archiving: 'good',
  paused: 'warn',
  attention: 'bad',
  off: '',
  'no-chat': '',
  'not-allowed': '',
  impossible: '',
} as const;

const plain = {
  paused: ['tabPaused', 'tabPausedMore'],
  off: ['tabOff', 'tabOffMore'],
  'no-chat': ['tabNoChat', 'tabNoChatMore'],
  impossible: ['tabImpossible', 'tabImpossibleMore'],
} as const;

const consoleNames = (panes: readonly TabPane[]): string => [...new Set(panes.map((pane) => consoleName(pane.console)))].join(', ');

function titleOf(tab: TabState, welcomed: boolean): readonly [title: string, more: string | null] {
  if (!welcomed) return [text('tabNotWelcomed'), text('tabNotWelcomedMore')];
  if (tab.state === 'archiving') return [text('tabArchiving', consoleNames(tab.panes)), null];
  if (tab.state === 'attention') return [text('tabAttention'), null];
  if (tab.state === 'not-allowed') return [text('tabNotAllowed'), text('tabNotAllowedMore', tab.host ?? '')];
  if (tab.state === 'off' && tab.offConsole) return offConsoleTitle(tab.offConsole);
  const [title, more] = plain[tab.state];
  return [text(title), text(more)];
}

type Act = (job: Promise<unknown>) => void;

/** Has the history of a chat archived, or stops that. */
function HistoryAction({ tab, act }: { readonly tab: TabState; readonly act: Act }) {
  const { background } = usePorts();
  const { tabId } = tab;
  const panes = tab.panes.filter((pane) => !isLost(pane));
  if (panes.length === 0) return null;
  if (!panes.some(isScrolling))
    return <HistoryButton panes={panes} begin={(pane, wish) => act(scrollBack(background, tabId, pane, wish))} />;
  return (
    <button type="button" class="button" onClick={() => act(background.stopScrolling({ tabId }))}>
      <Icon name="stop" />
      {text('scrollStop')}
    </button>
  );
}

const scrollBack = async ({ scrollBack: order }: Background, tabId: number, { frameId, id }: TabPane, wish: ScrollWish): Promise<null> =>
  order({ tabId, pane: { frameId, id }, wish });

/** What is seldom needed stands in a menu. */
function MoreActions({ tab, allowPage, act }: Pick<TabCardProps, 'tab' | 'allowPage'> & { readonly act: Act }) {
  const { archive, background } = usePorts();
  const { value: recent = [] } = useLoad(async () => archive.recent(offeredChats), [archive]);
  const items: MenuItem[] = [];
  const [pane] = tab.panes;
  if (pane && pane.conversation !== null && tab.panes.length === 1) {
    const { conversation, isPrivate } = pane;
    const choose = () => act(background.setPrivate({ conversation, isPrivate: !isPrivate }));
    items.push({ name: text('privateOff'), more: text('privateMore'), checked: isPrivate, choose });
  }
  items.push(...identityItems({ tab, background, recent, act }), ...teachItems({ tab, background, act, allowPage }));
  return items.length > 0 && <MenuButton label={text('more')} icon="down" items={items} />;
}

function PauseButton({ paused, act }: { readonly paused: boolean; readonly act: Act }) {
  const { background } = usePorts();
  return (
    <button type="button" class={paused ? 'button main' : 'button'} onClick={() => act(background.setPaused({ paused: !paused }))}>
      <Icon name={paused ? 'play' : 'pause'} />
      {text(paused ? 'resume' : 'pause')}
    </button>
  );
}

function Actions({ tab, welcomed, allowPage, act }: Omit<TabCardProps, 'reload'> & { readonly act: Act }) {
  const { background, openPage } = usePorts();
  if (!welcomed) {
    return (
      <button type="button" class="button main" onClick={() => openPage('welcome')}>
        {text('tabStart')}
      </button>
    );
  }
  if (tab.state === 'not-allowed') {
    const archive = async (): Promise<void> => {
      if (await allowPage()) await background.archivePage({ tabId: tab.tabId });
    };
    return (
      <>
        <button type="button" class="button main" onClick={() => act(archive())}>
          {text('archivePage')}
        </button>
        <MoreActions tab={tab} allowPage={allowPage} act={act} />
      </>
    );
  }
  if (tab.state === 'off' && tab.offConsole) return <EnableConsole tab={tab} console={tab.offConsole} act={act} />;
  if (tab.state === 'off') {
    return (
      <button type="button" class="button" onClick={() => openPage('options')}>
        {text('openOptions')}
      </button>
    );
  }
  return (
    <>
      {(tab.state === 'archiving' || tab.problem === 'page-changed' || tab.panes.some(isScrolling)) && (
        <HistoryAction tab={tab} act={act} />
      )}
      {tab.state !== 'impossible' && <PauseButton paused={tab.state === 'paused'} act={act} />}
      <MoreActions tab={tab} allowPage={allowPage} act={act} />
    </>
  );
}

/** The state of the tab the user looks at, in words, and what can be done about it. */
export function TabCard({ tab, welcomed, allowPage, reload }: TabCardProps) {
  const { background } = usePorts();
  const [failed, setFailed] = useState<Problem | null>(null);
  const act: Act = (job) => {
    setFailed(null);
    job.then(reload, (error: unknown) => setFailed(problemOf(error)));
  };
  const [title, more] = titleOf(tab, welcomed);
  const panes = tab.panes.filter((pane) => !isLost(pane));
  const hidden = panes.length - listedPanes;
  return (
    <section class="tab-card" aria-label={text('thisTab')}>
      <h2>
        <span class={`dot ${welcomed ? dots[tab.state] : ''}`} aria-hidden="true" />
        <span>{title}</span>
      </h2>
      {more !== null && <p class="soft">{more}</p>}
      {tab.problem === 'page-changed' ? <PageChanged tab={tab} act={act} /> : tab.problem && <ProblemNotice problem={tab.problem} />}
      {panes.slice(0, listedPanes).map((pane, index) => (
        <Fragment key={pane.conversation ?? index}>
          <PaneLine pane={pane} />
          <ScrollLine pane={pane} goOn={() => act(scrollBack(background, tab.tabId, pane, { to: 'earlier' }))} />
        </Fragment>
      ))}
      {hidden > 0 && <p class="soft">{text('panesMore', String(hidden))}</p>}
      {failed && <ProblemNotice problem={failed} />}
      <div class="tab-actions">
        <Actions tab={tab} welcomed={welcomed} allowPage={allowPage} act={act} />
      </div>
    </section>
  );
}
