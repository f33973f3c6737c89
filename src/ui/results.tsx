import type { ComponentChildren } from 'preact';
import type { Hit } from '../archive/ports';
import { text } from '../platform/i18n';
import type { Question, Ranking } from '../search/finder';
import { resultsCounted } from './counted';
import { ExportMenu } from './export-menu';
import { isNarrowed, withExact, withoutChips } from './filter-terms';
import { numberText } from './format';
import { HitRow } from './hit-row';
import './lists.css';
import { MenuButton } from './menu-button';
import { Notice, ProblemNotice } from './notice';
import { OptionList } from './option-list';
import { usePorts } from './ports';
import './results.css';
import type { ExportWay } from './use-export';
import type { Finding } from './use-finding';
import type { SearchState } from './use-search';

/** A search that is under way or done. */
type Searching = Finding & { readonly question: Question; readonly search: SearchState };

type ResultsProps = {
  readonly listId: string;
  readonly typed: string;
  readonly change: (typed: string) => void;
  readonly finding: Searching;
  readonly setRanking: (ranking: Ranking) => void;
  readonly active: number;
  readonly activate: (index: number) => void;
  /** The hit that is open beside the list. */
  readonly current?: (hit: Hit) => boolean;
  readonly open: (hit: Hit) => void;
  readonly save: (way: ExportWay) => void;
  /** What else can be done with all that was found. */
  readonly beside?: ComponentChildren;
};

/** What is listed: what was found and, once that is all there, what only sounds like it. */
export function hitsOf({ hits, alike, running }: SearchState): readonly Hit[] {
  return running || alike.hits.length === 0 ? hits : [...hits, ...alike.hits];
}

const rankNames = { newest: 'rankNewest', relevance: 'rankRelevance', conversations: 'rankConversations' } as const;
const ranks = ['newest', 'relevance', 'conversations'] as const;

function RankChoice({ ranking, setRanking }: { readonly ranking: Ranking; readonly setRanking: (ranking: Ranking) => void }) {
  const items = ranks.map((one) => ({ name: text(rankNames[one]), checked: one === ranking, choose: () => setRanking(one) }));
  return (
    <div class="rank" title={text('rankLabel')}>
      <MenuButton label={text(rankNames[ranking])} icon="down" items={items} />
    </div>
  );
}

type BarProps = Pick<ResultsProps, 'typed' | 'change' | 'finding' | 'setRanking' | 'save' | 'beside'>;

/** How many were found, in which order they stand, and what can be done with them all. */
function ResultsBar({ typed, change, finding, setRanking, save, beside }: BarProps) {
  const { language } = usePorts();
  const { question, search, read } = finding;
  const { found, alike, running, share } = search;
  const words = running && found === 0 ? text('searching') : resultsCounted(found, language);
  return (
    <div class="list-bar results-bar">
      <span class="number" role="status">
        {words}
      </span>
      {running && <progress aria-label={text('searching')} {...(share > 0 ? { value: share } : {})} />}
      <span class="results-ways">
        <RankChoice ranking={question.ranking} setRanking={setRanking} />
        <button
          type="button"
          class="quiet small exact"
          aria-pressed={question.exact}
          title={text('exactSwitchMore')}
          onClick={() => change(withExact(typed, read, !question.exact))}
        >
          {text('exactSwitch')}
        </button>
      </span>
      {found > 0 && beside}
      <ExportMenu label={text('buttonExport')} choose={save} disabled={found === 0 && alike.found === 0} isSmall={beside !== undefined} />
    </div>
  );
}

/** What a search has found so far, its number, and the way to export it. */
export function Results(props: ResultsProps) {
  const { listId, typed, change, finding, active, activate, current, open } = props;
  const { read } = finding;
  const { language } = usePorts();
  const { hits, found, alike, running, problem, stopped, more } = finding.search;
  const isEmpty = found === 0 && alike.found === 0 && !running;
  return (
    <>
      <ResultsBar {...props} />
      {problem && <ProblemNotice problem={problem} />}
      {stopped && (
        <p class="results-note" role="status">
          {text('slowRegex')}
        </p>
      )}
      {isEmpty && !problem && (
        <Notice title={text('noHits')}>
          <p>{text('noHitsMore')}</p>
          <div class="no-hits-ways">
            {finding.question.exact && (
              <button type="button" class="button" onClick={() => change(withExact(typed, read, false))}>
                {text('noHitsInexact')}
              </button>
            )}
            {isNarrowed(finding.parsed) && (
              <button type="button" class="button" onClick={() => change(withoutChips(typed, read))}>
                {text('noHitsUnfiltered')}
              </button>
            )}
          </div>
        </Notice>
      )}
      <OptionList
        id={listId}
        label={text('results')}
        items={hitsOf(finding.search)}
        active={active}
        activate={activate}
        keyOf={({ message }) => message.id}
        row={(hit) => <HitRow hit={hit} />}
        open={open}
        more={more}
        second={{ from: hits.length, name: `${text('soundsLike')} · ${numberText(alike.found, language)}` }}
        {...(current ? { current } : {})}
      />
    </>
  );
}
