import { useMemo } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { SpanBar } from '../../src/ui/charts/share-bar';
import { ConsoleMark } from '../../src/ui/console-mark';
import { numberText } from '../../src/ui/format';
import { durationText } from '../../src/ui/overview/duration-text';
import { searchHash } from '../../src/ui/overview/links';
import { type Waiting, waitingRows, waitPlace } from '../../src/ui/overview/waiting';
import { accountName } from '../../src/ui/parties';
import { usePorts } from '../../src/ui/ports';
import { Panel } from './panel';
import { useFew } from './show-more';
import type { Seen } from './use-overview';

function Row({ row, time }: { readonly row: Waiting } & Pick<Seen, 'time'>) {
  const { language } = usePorts();
  const { console, account, median, most, answered, unanswered } = row;
  const said = (ms: number | null): string => (ms === null ? '–' : durationText(ms, language));
  return (
    <tr>
      <th scope="row">
        <a
          href={searchHash(
            { kind: 'in', console },
            { kind: 'account', name: account, whole: true },
            { kind: 'from', direction: 'in' },
            time,
          )}
        >
          <ConsoleMark id={console} /> <bdi>{accountName(account)}</bdi>
        </a>
      </th>
      <td class="share">{median !== null && most !== null && <SpanBar from={waitPlace(median)} to={waitPlace(most)} />}</td>
      <td class="amount number">{said(median)}</td>
      <td class="amount number">{said(most)}</td>
      <td class="amount number">{numberText(answered, language)}</td>
      <td class="amount number">{numberText(unanswered, language)}</td>
    </tr>
  );
}

/** How long contacts waited for an answer, by account. */
export function ResponseTimes({ waits, time }: Seen) {
  const rows = useMemo(() => waitingRows(waits ?? []), [waits]);
  const { shown, more } = useFew(rows);
  if (waits && rows.length === 0) return null;
  return (
    <Panel title={text('waitsHeading')} aside={text('waitsMore')}>
      {waits ? (
        <div class="plate-table" tabIndex={0} role="group" aria-label={text('waitsHeading')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('filterAccount')}</th>
                <td class="share" />
                <th scope="col" class="amount">
                  {text('columnMedian')}
                </th>
                <th scope="col" class="amount">
                  {text('columnMost')}
                </th>
                <th scope="col" class="amount">
                  {text('columnAnswered')}
                </th>
                <th scope="col" class="amount">
                  {text('columnUnanswered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={JSON.stringify([row.console, row.account])} row={row} time={time} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <progress aria-label={text('overviewCounting')} />
      )}
      {more}
    </Panel>
  );
}
