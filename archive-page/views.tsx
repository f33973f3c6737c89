import { useEffect, useState } from 'preact/hooks';
import type { RunRecord } from '../src/archive/runs';
import { type Range, ranges } from '../src/ui/overview/calendar';
import { ArchivePage } from './archive-page';
import { Adding } from './cases/adding';
import { CasesView } from './cases/cases-view';
import { Overview } from './overview/overview';
import { Redacting } from './redact/redacting';

type View =
  | { readonly view: 'archive' }
  | { readonly view: 'overview'; readonly range: Range }
  /** All cases, or the one of this id. */
  | { readonly view: 'cases'; readonly id: string | null };

/** What the address names: the overview over a range of days, the cases, or else a place in the archive. */
function viewIn(hash: string): View {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const view = parts.get('view');
  if (view === 'cases') return { view, id: parts.get('case') };
  if (view === 'overview') return { view, range: ranges.find((one) => one === parts.get('range')) ?? 'year' };
  return { view: 'archive' };
}

/** The page as its address says: the overview, the cases, or conversations and search. */
export function Views({ runs }: { readonly runs: (limit: number) => Promise<readonly RunRecord[]> }) {
  const [shown, setShown] = useState(() => viewIn(location.hash));
  useEffect(() => {
    const moved = (): void => setShown(viewIn(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const choose = (range: Range): void => {
    history.replaceState(null, '', `#view=overview&range=${range}`);
    setShown({ view: 'overview', range });
  };
  if (shown.view === 'overview') return <Overview range={shown.range} choose={choose} runs={runs} />;
  if (shown.view === 'cases') return <CasesView id={shown.id} />;
  return (
    <Adding>
      <Redacting>
        <ArchivePage />
      </Redacting>
    </Adding>
  );
}
