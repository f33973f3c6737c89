import type { RunPane, RunRecord } from '../src/archive/runs';
import { text } from '../src/platform/i18n';
import { changeList } from '../src/ui/change-words';
import { consoleName } from '../src/ui/console-name';
import { fullWhen, numberText } from '../src/ui/format';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { failureWords } from '../src/ui/run-words';
import type { Loaded } from '../src/ui/use-load';
import { Section } from './section';

const causes = {
  schedule: 'runCauseSchedule',
  user: 'runCauseUser',
  update: 'runCauseUpdate',
  start: 'runCauseStart',
  change: 'runCauseChange',
} as const;

function Chats({ panes }: { readonly panes: readonly RunPane[] }) {
  const names = panes.map((pane) => pane.peerName ?? text('peerUnknown'));
  const shown = names.slice(0, 3).join(', ');
  return (
    <bdi title={names.join(', ')}>
      {shown}
      {names.length > 3 && ` ${text('panesMore', String(names.length - 3))}`}
    </bdi>
  );
}

function Run({ run }: { readonly run: RunRecord }) {
  const { language } = usePorts();
  const failed = run.panes.filter((pane) => pane.failed !== null);
  return (
    <tr>
      <td class="number tight">{fullWhen(run.started, language)}</td>
      <td class="tight">{text(causes[run.cause])}</td>
      <td>{run.panes.length === 0 ? text('failedNoPane') : <Chats panes={run.panes} />}</td>
      <td class="number amount">
        {numberText(
          run.panes.reduce((sum, pane) => sum + pane.added, 0),
          language,
        )}
      </td>
      <td>
        <ul class="failures">
          {failed.map((pane, index) => (
            <li key={index}>{failureWords(pane)}</li>
          ))}
          {run.panes.map((pane, index) => (
            <Changed key={index} pane={pane} />
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Changed({ pane }: { readonly pane: RunPane }) {
  const { language } = usePorts();
  const { changed = [], console } = pane;
  if (changed.length === 0) return null;
  return <li>{text('failedFor', consoleName(console), text('changedRun', changeList(changed, language)))}</li>;
}

/** What the scheduled archiver did: when, where, how many were new, what failed. */
export function RunsSection({ runs }: { readonly runs: Loaded<readonly RunRecord[]> }) {
  const { value, problem, reload } = runs;
  return (
    <Section name="runs">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value?.length === 0 && <p class="soft">{text('runsNone')}</p>}
      {value !== undefined && value.length > 0 && (
        <div class="table" tabIndex={0} role="group" aria-label={text('runsTitle')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('runsWhen')}</th>
                <th scope="col">{text('runsCause')}</th>
                <th scope="col">{text('runsChats')}</th>
                <th scope="col" class="amount">
                  {text('runsAdded')}
                </th>
                <th scope="col">{text('runsFailed')}</th>
              </tr>
            </thead>
            <tbody>
              {value.map((run) => (
                <Run key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
