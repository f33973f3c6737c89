import { useEffect, useRef } from 'preact/hooks';
import type { Conversation, Hit } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { ConversationRow } from '../src/ui/conversation-row';
import { resultsCounted } from '../src/ui/counted';
import { ExportMenu } from '../src/ui/export-menu';
import { FilterBar } from '../src/ui/filter-bar';
import type { FilterChoice } from '../src/ui/filter-choice';
import { HitRow } from '../src/ui/hit-row';
import { Icon } from '../src/ui/icon';
import { Notice, ProblemNotice } from '../src/ui/notice';
import { OptionList, optionId } from '../src/ui/option-list';
import { usePorts } from '../src/ui/ports';
import { SearchBox } from '../src/ui/search-box';
import type { ExportWay } from '../src/ui/use-export';
import type { Loaded } from '../src/ui/use-load';
import type { SearchState } from '../src/ui/use-search';
import { useWalk } from '../src/ui/use-walk';
import { TabCard } from './tab-card';

export type HomeProps = Pick<Parameters<typeof TabCard>[0], 'welcomed' | 'allowPage'> & {
  readonly tabState: { readonly tab: Parameters<typeof TabCard>[0]['tab'] | null; readonly problem: Loaded<unknown>['problem']; reload(): void };
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly choice: FilterChoice;
  readonly setChoice: (choice: FilterChoice) => void;
  /** Null while nothing is searched for. */
  readonly search: SearchState | null;
  readonly openConversation: (conversation: Conversation) => void;
  readonly openHit: (hit: Hit) => void;
  readonly saveResults: (way: ExportWay) => void;
  /** False while something else covers this view. */
  readonly shown: boolean;
};

const listId = 'popup-list';

function Results({ search, active, activate, openHit, saveResults }: ResultsProps) {
  const { language } = usePorts();
  const { hits, found, running, problem } = search;
  const words = running && found === 0 ? text('searching') : resultsCounted(found, language);
  return (
    <>
      <div class="results-head">
        <span class="number" role="status">
          {words}
        </span>
        {running && <progress aria-label={text('searching')} />}
        <ExportMenu label={text('buttonExport')} choose={saveResults} disabled={found === 0} />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {found === 0 && !running && !problem && (
        <Notice title={text('noHits')}>
          <p>{text('noHitsMore')}</p>
        </Notice>
      )}
      <OptionList
        id={listId}
        label={text('results')}
        items={hits}
        active={active}
        activate={activate}
        keyOf={({ message }) => message.id}
        row={(hit) => <HitRow hit={hit} />}
        open={openHit}
      />
    </>
  );
}
type ResultsProps = {
  readonly search: SearchState;
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly openHit: (hit: Hit) => void;
  readonly saveResults: (way: ExportWay) => void;
};

function Recent({ conversations, active, activate, open }: RecentProps) {
  const { value, problem, reload } = conversations;
  return (
    <>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value?.length === 0 && !problem && (
        <Notice title={text('nothingYet')}>
          <p>{text('nothingYetMore')}</p>
        </Notice>
      )}
      {value !== undefined && value.length > 0 && <h3 class="list-head">{text('recent')}</h3>}
      <OptionList
        id={listId}
        label={text('recent')}
        items={value ?? []}
        active={active}
        activate={activate}
        keyOf={({ key }) => key}
        row={(conversation) => <ConversationRow conversation={conversation} />}
        open={open}
      />
    </>
  );
}
type RecentProps = {
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly open: (conversation: Conversation) => void;
};

/** The popup's first view: search, this tab, recent conversations; while something is searched for, what was found. */
export function Home(props: HomeProps) {
  const { query, setQuery, choice, setChoice, search, conversations, tabState, shown } = props;
  const { openPage } = usePorts();
  const box = useRef<HTMLInputElement>(null);
  const known = conversations.value ?? [];
  const length = search ? search.hits.length : known.length;
  const walk = useWalk(length, `${search ? 's' : 'r'} ${query} ${JSON.stringify(choice)}`, search ? 0 : -1, (index) => {
    const hit = search?.hits[index];
    const conversation = known[index];
    if (hit) props.openHit(hit);
    else if (!search && conversation) props.openConversation(conversation);
  });
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  const keys = (event: KeyboardEvent): void => {
    if (walk.key(event) || event.key !== 'Escape' || query === '' || event.isComposing) return;
    event.preventDefault();
    setQuery('');
  };
  const slash = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox' && event.target.type !== 'radio';
    if (event.key !== '/' || typing) return;
    event.preventDefault();
    box.current?.focus();
  };
  return (
    <div class="home" hidden={!shown} onKeyDown={slash}>
      <header class="home-head">
        <div class="home-search">
          <SearchBox
            box={box}
            value={query}
            change={setQuery}
            keys={keys}
            listId={listId}
            activeId={walk.active >= 0 ? optionId(listId, walk.active) : undefined}
          />
          <button type="button" class="icon-button" aria-label={text('openArchive')} title={text('openArchive')} onClick={() => openPage('archive')}>
            <Icon name="wide" />
          </button>
          <button type="button" class="icon-button" aria-label={text('openOptions')} title={text('openOptions')} onClick={() => openPage('options')}>
            <Icon name="options" />
          </button>
        </div>
        <FilterBar choice={choice} change={setChoice} conversations={known} />
      </header>
      {!search && tabState.problem && <ProblemNotice problem={tabState.problem} retry={tabState.reload} />}
      {!search && tabState.tab && (
        <TabCard tab={tabState.tab} welcomed={props.welcomed} allowPage={props.allowPage} reload={tabState.reload} />
      )}
      {search ? (
        <Results search={search} active={walk.active} activate={walk.activate} openHit={props.openHit} saveResults={props.saveResults} />
      ) : (
        <Recent conversations={conversations} active={walk.active} activate={walk.activate} open={props.openConversation} />
      )}
    </div>
  );
}
