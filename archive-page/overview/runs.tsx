import type { RunPane, RunRecord } from '../../src/archive/runs';
import { text } from '../../src/platform/i18n';
import { type Status, StatusStrip } from '../../src/ui/charts/status-strip';
import { counted, messagesCounted } from '../../src/ui/counted';
import { fullWhen } from '../../src/ui/format';
import { ProblemNotice } from '../../src/ui/notice';
import { conversationHash } from '../../src/ui/overview/links';
import { usePorts } from '../../src/ui/ports';
import { failureWords } from '../../src/ui/run-words';
import { useLoad } from '../../src/ui/use-load';
import { Panel } from './panel';

/** So many runs are drawn, and so many failed ones told. */
const drawn = 60;
const told = 3;

const newIn = ({ panes }: RunRecord): number => panes.reduce((sum, pane) => sum + pane.added, 0);
const failedIn = ({ panes }: RunRecord): readonly RunPane[] => panes.filter(({ failed }) => failed !== null);

function statusOf(run: RunRecord): Status {
  if (failedIn(run).length > 0) return 'bad';
  return newIn(run) > 0 ? 'some' : 'none';
}

function FailedPane({ pane }: { readonly pane: RunPane }) {
  const words = failureWords(pane);
  return <li>{pane.conversation === null ? words : <a href={conversationHash(pane.conversation)}>{words}</a>}</li>;
}

function Failures({ runs }: { readonly runs: readonly RunRecord[] }) {
  const { language } = usePorts();
  return (
    <ul class="failed-runs">
      {runs.slice(0, told).map((run) => (
        <li key={run.id}>
          <span class="number soft">{fullWhen(run.started, language)}</span>
          <ul>
            {failedIn(run).map((pane, index) => (
              <FailedPane key={index} pane={pane} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** What the scheduled archiver did lately, and what failed. */
export function Runs({ runs }: { readonly runs: (limit: number) => Promise<readonly RunRecord[]> }) {
  const { language, openPage } = usePorts();
  const { value, problem, reload } = useLoad(async () => runs(drawn), [runs]);
  const sweeps = value?.filter(({ cause }) => cause !== 'change') ?? [];
  const failed = sweeps.filter((run) => failedIn(run).length > 0);
  const [last] = sweeps;
  const sum = sweeps.reduce((all, run) => all + newIn(run), 0);
  const words = text(
    'runsSummary',
    counted(sweeps.length, language, 'runsOne', 'runsOther'),
    messagesCounted(sum, language),
    counted(failed.length, language, 'runsFailedOne', 'runsFailedOther'),
  );
  return (
    <Panel title={text('runsTitle')} aside={last && text('runsLast', fullWhen(last.started, language))}>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value && sweeps.length === 0 && <p class="soft">{text('runsNone')}</p>}
      {sweeps.length > 0 && (
        <>
          <StatusStrip
            name={words}
            items={sweeps.toReversed().map((run) => ({
              key: run.id,
              status: statusOf(run),
              words: text('barName', fullWhen(run.started, language), messagesCounted(newIn(run), language)),
            }))}
          />
          <p>{words}</p>
        </>
      )}
      {failed.length > 0 && <Failures runs={failed} />}
      {sweeps.length > 0 && (
        <button type="button" class="quiet show-more" onClick={() => openPage('options', '#runs')}>
          {text('runsAll')}
        </button>
      )}
    </Panel>
  );
}
