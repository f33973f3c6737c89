import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Conversation, Hit } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import type { Question, Ranking } from '../src/search/finder';
import { DueCases } from '../src/ui/cases/due-cases';
import { ConversationList } from '../src/ui/conversation-list';
import { FilterBar } from '../src/ui/filter-bar';
import { Icon } from '../src/ui/icon';
import { LossNotice } from '../src/ui/loss-notice';
import { MailLine } from '../src/ui/mail-line';
import { ProblemNotice } from '../src/ui/notice';
import { optionId } from '../src/ui/option-list';
import { usePorts } from '../src/ui/ports';
import { hitsOf, Results } from '../src/ui/results';
import { SearchBox } from '../src/ui/search-box';
import { SearchProblems } from '../src/ui/search-problems';
import { SavedSearches } from '../src/ui/search-saved';
import type { ExportWay } from '../src/ui/use-export';
import type { Loaded } from '../src/ui/use-load';
import type { Finding } from '../src/ui/use-finding';
import { useSlash } from '../src/ui/use-slash';
import { useWalk } from '../src/ui/use-walk';
import { TabCard } from './tab-card';

export type HomeProps = Pick<Parameters<typeof TabCard>[0], 'welcomed' | 'allowPage'> & {
  readonly tabState: {
    readonly tab: Parameters<typeof TabCard>[0]['tab'] | null;
    readonly problem: Loaded<unknown>['problem'];
    readonly reload: () => void;
  };
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly finding: Finding;
  readonly ranking: Ranking;
  readonly setRanking: (ranking: Ranking) => void;
  readonly openConversation: (conversation: Conversation) => void;
  readonly openHit: (hit: Hit) => void;
  readonly saveResults: (question: Question, way: ExportWay) => void;
  /** False while something else covers this view. */
  readonly shown: boolean;
};

const listId = 'popup-list';

/** The ways to the extension's other pages. */
function Elsewhere() {
  const { openPage } = usePorts();
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={text('openArchive')}
        title={text('openArchive')}
        onClick={() => openPage('archive')}
      >
        <Icon name="wide" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text('openOptions')}
        title={text('openOptions')}
        onClick={() => openPage('options')}
      >
        <Icon name="options" />
      </button>
    </>
  );
}

type HeadProps = Pick<HomeProps, 'query' | 'setQuery' | 'finding' | 'ranking' | 'setRanking'> & {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly keys: (event: KeyboardEvent) => void;
  readonly activeId: string | undefined;
  readonly known: readonly Conversation[];
};

/** The search and its filters. */
function Head({ query, setQuery, finding, ranking, setRanking, box, keys, activeId, known }: HeadProps) {
  const apply = (saved: { readonly query: string; readonly ranking: Ranking }): void => {
    setQuery(saved.query);
    setRanking(saved.ranking);
    box.current?.focus();
  };
  return (
    <header class="home-head">
      <h1 class="unseen">{text('extensionShortName')}</h1>
      <div>
        <div class="home-search">
          <SearchBox
            box={box}
            value={query}
            problems={finding.parsed.problems}
            conversations={known}
            change={setQuery}
            keys={keys}
            listId={listId}
            activeId={activeId}
          >
            <SavedSearches query={query} ranking={ranking} apply={apply} />
          </SearchBox>
          <Elsewhere />
        </div>
        <SearchProblems typed={query} parsed={finding.parsed} change={setQuery} />
      </div>
      {known.length > 0 && <FilterBar typed={query} parsed={finding.parsed} read={finding.read} change={setQuery} conversations={known} />}
    </header>
  );
}

/** The popup's first view: search, this tab, recent conversations; while something is searched for, what was found. */
export function Home(props: HomeProps) {
  const { query, setQuery, finding, ranking, setRanking, conversations, tabState, shown } = props;
  const { question, search } = finding;
  const box = useRef<HTMLInputElement>(null);
  useSlash(box);
  const known = conversations.value ?? [];
  const hits = search ? hitsOf(search) : null;
  const walk = useWalk(hits ? hits.length : known.length, `${hits ? 's' : 'r'} ${query} ${ranking}`, hits ? 0 : -1, (index) => {
    const hit = hits?.[index];
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
  return (
    <div class="home" hidden={!shown}>
      <Head {...props} box={box} keys={keys} activeId={walk.active >= 0 ? optionId(listId, walk.active) : undefined} known={known} />
      {!search && <LossNotice />}
      {!search && <DueCases />}
      {!search && <MailLine />}
      {!search && tabState.problem && <ProblemNotice problem={tabState.problem} retry={tabState.reload} />}
      {!search && tabState.tab && (
        <TabCard tab={tabState.tab} welcomed={props.welcomed} allowPage={props.allowPage} reload={tabState.reload} />
      )}
      {search && question ? (
        <Results
          listId={listId}
          typed={query}
          change={setQuery}
          finding={{ ...finding, search, question }}
          setRanking={setRanking}
          active={walk.active}
          activate={walk.activate}
          open={props.openHit}
          save={(way) => props.saveResults(question, way)}
        />
      ) : (
        <ConversationList
          listId={listId}
          heading={text('recent')}
          conversations={conversations}
          active={walk.active}
          activate={walk.activate}
          open={props.openConversation}
          teaches={props.welcomed}
        />
      )}
    </div>
  );
}
