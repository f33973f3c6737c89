import type { Hit } from '../archive/ports';
import { text } from '../platform/i18n';
import { resultsCounted } from './counted';
import { ExportMenu } from './export-menu';
import { HitRow } from './hit-row';
import './lists.css';
import { Notice, ProblemNotice } from './notice';
import { OptionList } from './option-list';
import { usePorts } from './ports';
import type { ExportWay } from './use-export';
import type { SearchState } from './use-search';

type ResultsProps = {
  readonly listId: string;
  readonly search: SearchState;
  readonly active: number;
  readonly activate: (index: number) => void;
  /** The hit that is open beside the list. */
  readonly current?: (hit: Hit) => boolean;
  readonly open: (hit: Hit) => void;
  readonly save: (way: ExportWay) => void;
};

/** What a search has found so far, its number, and the way to export it. */
export function Results({ listId, search, active, activate, current, open, save }: ResultsProps) {
  const { language } = usePorts();
  const { hits, found, running, problem } = search;
  const words = running && found === 0 ? text('searching') : resultsCounted(found, language);
  return (
    <>
      <div class="list-bar">
        <span class="number" role="status">
          {words}
        </span>
        {running && <progress aria-label={text('searching')} />}
        <ExportMenu label={text('buttonExport')} choose={save} disabled={found === 0} />
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
        open={open}
        {...(current ? { current } : {})}
      />
    </>
  );
}
