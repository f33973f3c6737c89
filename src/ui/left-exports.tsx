import { useEffect, useState } from 'preact/hooks';
import { forgetExport, leftExports } from '../platform/begun-exports';
import { text } from '../platform/i18n';
import type { BegunExport } from '../platform/settings';
import type { BegunWork } from './begun-export';
import { shortWhen } from './format';
import { formatNames } from './format-names';
import { usePorts } from './ports';
import type { Exporting } from './use-export';

type Left = { readonly begun: BegunExport; readonly work: BegunWork };

/** The exports that were not finished and can be; others are forgotten. */
async function found(now: number): Promise<readonly Left[]> {
  const left = await leftExports();
  if (left.length === 0) return [];
  const { begunWork } = await import('./begun-export');
  const read = left.map((begun) => ({ begun, work: begunWork(begun, now) }));
  await Promise.all(read.filter(({ work }) => work === null).map(async ({ begun }) => forgetExport(begun.id)));
  return read.flatMap(({ begun, work }) => (work ? { begun, work } : []));
}

/** Takes the export that the address asks to go on with out of it, so that it is not begun again when the page is loaded again. */
function askedFor(): string | null {
  const asked = new URLSearchParams(location.hash.slice(1)).get('export');
  if (asked !== null) history.replaceState(null, '', location.pathname + location.search);
  return asked;
}

/** Goes on with the export that this page was opened for, and offers to with others that were left behind. */
export function LeftExports({ exporting: { start, state } }: { readonly exporting: Exporting }) {
  const { clock, language } = usePorts();
  const [left, setLeft] = useState<readonly Left[]>([]);
  const drop = ({ begun }: Left): void => {
    setLeft((known) => known.filter((one) => one.begun.id !== begun.id));
    void forgetExport(begun.id);
  };
  const goOn = (one: Left): void => {
    drop(one);
    start(one.work.what, one.work.way, one.work.choice);
  };
  useEffect(() => {
    const asked = askedFor();
    const look = async (): Promise<void> => {
      const all = await found(clock());
      setLeft(all);
      const one = all.find(({ begun }) => begun.id === asked);
      if (one) goOn(one);
    };
    void look();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what was left behind is looked for once
  }, []);
  const [first] = left;
  if (!first || state.kind !== 'idle') return null;
  return (
    <div class="export-status" role="group" aria-label={text('exportLeftHeading')}>
      <span class="said">{text('exportLeft', text(formatNames[first.work.way]), shortWhen(first.begun.at, clock(), language))}</span>
      <button type="button" class="button" onClick={() => goOn(first)}>
        {text('exportLeftGoOn')}
      </button>
      <button type="button" class="quiet" onClick={() => drop(first)}>
        {text('noteDrop')}
      </button>
    </div>
  );
}
