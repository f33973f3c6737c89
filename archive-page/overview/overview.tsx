import type { RunRecord } from '../../src/archive/runs';
import { text } from '../../src/platform/i18n';
import '../../src/ui/base.css';
import { percentText } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { LongWork } from '../../src/ui/long-work';
import { LossNotice } from '../../src/ui/loss-notice';
import { Notice, ProblemNotice } from '../../src/ui/notice';
import { type Range, ranges } from '../../src/ui/overview/calendar';
import { usePorts } from '../../src/ui/ports';
import { Activity } from './activity';
import { Contacts } from './contacts';
import { Figures } from './figures';
import { Gaps } from './gaps';
import { OnThisDay } from './on-this-day';
import './overview.css';
import { ResponseTimes } from './response-times';
import { Runs } from './runs';
import { Accounts, Consoles } from './shares';
import { type Overviewed, useOverview } from './use-overview';

const rangeNames = { month: 'rangeMonth', quarter: 'rangeQuarter', year: 'rangeYear', all: 'rangeAll' } as const;

type RangesProps = { readonly range: Range; readonly choose: (range: Range) => void };

function Ranges({ range, choose }: RangesProps) {
  return (
    <fieldset class="ranges">
      <legend class="unseen">{text('rangeLabel')}</legend>
      {ranges.map((one) => (
        <label key={one} class="range">
          <input type="radio" name="range" checked={one === range} onChange={() => choose(one)} />
          <span>{text(rangeNames[one])}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** While the archive is counted, or what is wrong with it. */
function Waiting({ overviewed }: { readonly overviewed: Overviewed }) {
  const { language } = usePorts();
  const { problem, retry, built } = overviewed;
  if (problem) return <ProblemNotice problem={problem} retry={retry} />;
  const told = built < 1 ? text('overviewIndexing', percentText(built, 1, language)) : text('overviewCounting');
  return (
    <div class="overview-waiting">
      <LongWork name={text('overviewCounting')} told={told} done={0} total={null} />
    </div>
  );
}

function Parts({ overviewed, runs }: { readonly overviewed: Overviewed } & Pick<OverviewProps, 'runs'>) {
  const { seen, isEmpty, problem, retry } = overviewed;
  if (isEmpty) {
    return (
      <Notice title={text('nothingYet')}>
        <p>{text('nothingYetMore')}</p>
      </Notice>
    );
  }
  if (!seen) return <Waiting overviewed={overviewed} />;
  return (
    <>
      {problem && <ProblemNotice problem={problem} retry={retry} />}
      <Figures {...seen} />
      <div class="plates">
        <Activity {...seen} />
        <div class="plate-stack">
          <Consoles {...seen} />
          <ResponseTimes {...seen} />
          <Gaps conversations={seen.conversations} />
          <OnThisDay {...seen} />
        </div>
        <div class="plate-stack">
          <Accounts {...seen} />
          <Contacts {...seen} />
          <Runs runs={runs} />
        </div>
      </div>
    </>
  );
}

type OverviewProps = RangesProps & {
  /** The last runs of the scheduled archiver, newest first. */
  readonly runs: (limit: number) => Promise<readonly RunRecord[]>;
};

/** The whole archive at a glance: how much there is, from where, how fast it was answered, what is missing. Each number leads to what it counts. */
export function Overview({ range, choose, runs }: OverviewProps) {
  const overviewed = useOverview(range);
  return (
    <div class="overview">
      <header class="archive-head">
        <a class="icon-button" href="#" aria-label={text('overviewBack')} title={text('overviewBack')}>
          <Icon name="back" />
        </a>
        <h1>{text('overviewTitle')}</h1>
        <Ranges range={range} choose={choose} />
      </header>
      <main class="overview-body">
        <LossNotice />
        <Parts overviewed={overviewed} runs={runs} />
      </main>
    </div>
  );
}
