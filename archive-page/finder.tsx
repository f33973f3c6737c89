import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Conversation, Hit } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import type { Question } from '../src/search/finder';
import { ConversationList } from '../src/ui/conversation-list';
import type { ExportWhat } from '../src/ui/export-port';
import { FilterBar } from '../src/ui/filter-bar';
import { Icon } from '../src/ui/icon';
import { LossNotice } from '../src/ui/loss-notice';
import { ProblemNotice } from '../src/ui/notice';
import { optionId } from '../src/ui/option-list';
import { usePorts } from '../src/ui/ports';
import { hitsOf, Results } from '../src/ui/results';
import { SearchBox } from '../src/ui/search-box';
import { SearchProblems } from '../src/ui/search-problems';
import { SavedSearches } from '../src/ui/search-saved';
import type { ExportWay } from '../src/ui/use-export';
import type { Finding } from '../src/ui/use-finding';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { useSlash } from '../src/ui/use-slash';
import { useWalk, type Walk } from '../src/ui/use-walk';
import { useAddToCase } from './cases/adding';
import { foundOffer } from './cases/offers';
import type { Going } from './use-place';

const listId = 'archive-list';
const noConversations: readonly Conversation[] = [];

type FinderProps = {
  readonly going: Going;
  readonly finding: Finding;
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
};

type Steps = { readonly walk: Walk; readonly openHit: (hit: Hit) => void; readonly openConversation: (conversation: Conversation) => void };

/** Walks what is listed: the hits, or the conversations while nothing is searched for. */
function useSteps({ going, finding, conversations }: FinderProps): Steps {
  const { place, go } = going;
  const hits = finding.search ? hitsOf(finding.search) : null;
  const known = conversations.value ?? noConversations;
  const openHit = ({ conversation, message }: Hit): void => go({ conversation: conversation.key, order: message.order }, true);
  const openConversation = ({ key }: Conversation): void => go({ conversation: key, order: null }, true);
  const subject = `${hits ? 's' : 'c'} ${place.query} ${place.ranking}`;
  const walk = useWalk(hits ? hits.length : known.length, subject, hits ? 0 : -1, (index) => {
    const hit = hits?.[index];
    const conversation = known[index];
    if (hit) openHit(hit);
    else if (!hits && conversation) openConversation(conversation);
  });
  return { walk, openHit, openConversation };
}

type HeadProps = Pick<FinderProps, 'going' | 'finding'> & {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly known: readonly Conversation[];
  readonly walk: Walk;
};

/** The search, its filters, and the ways to the other pages. */
function Head({ going, finding, box, known, walk }: HeadProps) {
  const { openPage } = usePorts();
  const { place, go } = going;
  const { query, ranking } = place;
  const change = (next: string): void => go({ query: next }, false);
  const apply = (search: Pick<typeof place, 'query' | 'ranking'>): void => {
    go(search, true);
    box.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (!walk.key(event) && event.key === 'Escape' && !event.isComposing) change('');
  };
  return (
    <header class="archive-head">
      <span class="archive-name">{text('extensionShortName')}</span>
      <SearchBox
        box={box}
        value={query}
        problems={finding.parsed.problems}
        conversations={known}
        change={change}
        keys={keys}
        listId={listId}
        activeId={walk.active >= 0 ? optionId(listId, walk.active) : undefined}
      >
        <SavedSearches query={query} ranking={ranking} apply={apply} />
      </SearchBox>
      <FilterBar typed={query} parsed={finding.parsed} read={finding.read} change={change} conversations={known} />
      <a class="icon-button" href="#view=cases" aria-label={text('casesTitle')} title={text('casesTitle')}>
        <Icon name="case" />
      </a>
      <a class="icon-button" href="#view=overview" aria-label={text('overviewTitle')} title={text('overviewTitle')}>
        <Icon name="chart" />
      </a>
      <button
        type="button"
        class="icon-button"
        aria-label={text('openOptions')}
        title={text('openOptions')}
        onClick={() => openPage('options')}
      >
        <Icon name="options" />
      </button>
    </header>
  );
}

/** Puts everything that a search finds into a case. */
function AddFound({ question, words }: { readonly question: Question; readonly words: string }) {
  const ports = usePorts();
  const add = useAddToCase();
  const offered = async () => foundOffer(ports, await ports.finder.places(question, { aborted: false }), words);
  return (
    <button type="button" class="icon-button" aria-label={text('caseAdd')} title={text('caseAdd')} onClick={() => add(offered())}>
      <Icon name="case" />
    </button>
  );
}

/** The head with search and filters, and the list they steer. */
export function Finder(props: FinderProps) {
  const { going, finding, conversations, save } = props;
  const { archive } = usePorts();
  const readOnly = useLoad(async () => archive.readOnly(), [archive]);
  const { place, go } = going;
  const { search, question } = finding;
  const box = useRef<HTMLInputElement>(null);
  useSlash(box);
  useEffect(() => box.current?.focus(), []);
  const { walk, openHit, openConversation } = useSteps(props);
  return (
    <>
      <Head going={going} finding={finding} box={box} known={conversations.value ?? noConversations} walk={walk} />
      <nav class="found" aria-label={text(search ? 'results' : 'conversationsHeading')}>
        <SearchProblems typed={place.query} parsed={finding.parsed} change={(next) => go({ query: next }, false)} />
        <LossNotice />
        {readOnly.value && <ProblemNotice problem={readOnly.value} />}
        {search && question ? (
          <Results
            listId={listId}
            typed={place.query}
            change={(next) => go({ query: next }, false)}
            finding={{ ...finding, search, question }}
            setRanking={(next) => go({ ranking: next }, false)}
            active={walk.active}
            activate={walk.activate}
            current={(hit) => hit.conversation.key === place.conversation && hit.message.order === place.order}
            open={openHit}
            save={(way) => save({ kind: 'search', question }, way)}
            beside={<AddFound question={question} words={place.query} />}
          />
        ) : (
          <ConversationList
            listId={listId}
            heading={text('conversationsHeading')}
            conversations={conversations}
            active={walk.active}
            activate={walk.activate}
            current={place.conversation}
            open={openConversation}
            teaches
          />
        )}
      </nav>
    </>
  );
}
