import { useEffect, useState } from 'preact/hooks';
import type { RunRecord } from '../src/archive/runs';
import { type Range, ranges } from '../src/ui/overview/calendar';
import { ArchivePage } from './archive-page';
import { Overview } from './overview/overview';

/** The overview's range of days that the address names, or null where it names a place in the archive. */
function rangeIn(hash: string): Range | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return parts.get('view') === 'overview' ? (ranges.find((one) => one === parts.get('range')) ?? 'year') : null;
}

/** The page as its address says: the overview, or conversations and search. */
export function Views({ runs }: { readonly runs: (limit: number) => Promise<readonly RunRecord[]> }) {
  const [range, setRange] = useState(() => rangeIn(location.hash));
  useEffect(() => {
    const moved = (): void => setRange(rangeIn(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const choose = (next: Range): void => {
    history.replaceState(null, '', `#view=overview&range=${next}`);
    setRange(next);
  };
  return range === null ? <ArchivePage /> : <Overview range={range} choose={choose} runs={runs} />;
}
