import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import type { DayCount } from '../../src/search/finder';
import type { Query } from '../../src/search/terms';
import { ShareBar } from '../../src/ui/charts/share-bar';
import { Sparkline } from '../../src/ui/charts/sparkline';
import { ConsoleMark } from '../../src/ui/console-mark';
import { consoleName } from '../../src/ui/console-name';
import { numberText } from '../../src/ui/format';
import { evenSums, type Sides, sumOf } from '../../src/ui/overview/buckets';
import { searchHash } from '../../src/ui/overview/links';
import { accountParts, accountShares, consoleShares } from '../../src/ui/overview/shares';
import { accountName } from '../../src/ui/parties';
import { usePorts } from '../../src/ui/ports';
import { Panel } from './panel';
import { useFew } from './show-more';
import type { Seen } from './use-overview';

/** So many points make a line in a row. */
const points = 32;

const partsOf = (sides: Sides): readonly number[] => [sides.in, sides.out, sides.system];

/** What was counted, in the groups of a key. */
function grouped(counts: readonly DayCount[], keyOf: (count: DayCount) => string): ReadonlyMap<string, readonly DayCount[]> {
  const groups = new Map<string, DayCount[]>();
  for (const count of counts) {
    const key = keyOf(count);
    const group = groups.get(key);
    if (group) group.push(count);
    else groups.set(key, [count]);
  }
  return groups;
}

type TableProps = { readonly name: string; readonly first: string; readonly children: ComponentChildren };

function ShareTable({ name, first, children }: TableProps) {
  return (
    <div class="plate-table" tabIndex={0} role="group" aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <td class="trend" />
            <td class="share" />
            <th scope="col" class="amount">
              {text('sideIn')}
            </th>
            <th scope="col" class="amount">
              {text('sideOut')}
            </th>
            <th scope="col" class="amount">
              {text('columnTotal')}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly name: ComponentChildren;
  readonly terms: readonly Query[];
  readonly sides: Sides;
  readonly most: number;
  readonly values?: readonly number[];
  readonly isSub?: boolean;
};

/** The sides that somebody wrote, in the order of their columns. */
const written = ['in', 'out'] as const;

function ShareRow({ name, terms, sides, most, values, isSub = false }: RowProps) {
  const { language } = usePorts();
  return (
    <tr class={isSub ? 'sub' : undefined}>
      <th scope="row">
        <a href={searchHash(...terms)}>{name}</a>
      </th>
      <td class="trend">{values && <Sparkline values={values} />}</td>
      <td class="share">
        <ShareBar parts={partsOf(sides)} most={most} />
      </td>
      {written.map((direction) => (
        <td key={direction} class="amount number">
          <a href={searchHash(...terms, { kind: 'from', direction })}>{numberText(sides[direction], language)}</a>
        </td>
      ))}
      <td class="amount number">{numberText(sumOf(sides), language)}</td>
    </tr>
  );
}

/** How many messages each console came to. */
export function Consoles({ counts, days, time }: Seen) {
  const shares = useMemo(() => consoleShares(counts), [counts]);
  const groups = useMemo(() => grouped(counts, ({ console }) => console), [counts]);
  const { shown, more } = useFew(shares);
  const most = shares.reduce((sum, { sides }) => Math.max(sum, sumOf(sides)), 0);
  if (shares.length === 0) return null;
  return (
    <Panel title={text('byConsole')}>
      <ShareTable name={text('byConsole')} first={text('filterConsole')}>
        {shown.map(({ console, sides }) => (
          <ShareRow
            key={console}
            name={
              <>
                <ConsoleMark id={console} plain /> <bdi>{consoleName(console)}</bdi>
              </>
            }
            terms={[{ kind: 'in', console }, time]}
            sides={sides}
            most={most}
            values={evenSums(groups.get(console) ?? [], days, points)}
          />
        ))}
      </ShareTable>
      {more}
    </Panel>
  );
}

const accountKey = (console: string, account: string | null): string =>
  JSON.stringify([console, account === null ? null : accountParts(account)[0]]);

/** How many messages each account came to, with its sub-accounts below it. */
export function Accounts({ counts, days, time }: Seen) {
  const shares = useMemo(() => accountShares(counts), [counts]);
  const groups = useMemo(() => grouped(counts, ({ console, account }) => accountKey(console, account)), [counts]);
  const { shown, more } = useFew(shares);
  const most = shares.reduce((sum, { sides }) => Math.max(sum, sumOf(sides)), 0);
  if (shares.length === 0) return null;
  return (
    <Panel title={text('byAccount')}>
      <ShareTable name={text('byAccount')} first={text('filterAccount')}>
        {shown.flatMap(({ console, account, sides, subs }) => [
          <ShareRow
            key={accountKey(console, account)}
            name={
              <>
                <ConsoleMark id={console} /> <bdi>{accountName(account)}</bdi>
              </>
            }
            terms={[{ kind: 'in', console }, { kind: 'account', name: account, whole: true }, time]}
            sides={sides}
            most={most}
            values={evenSums(groups.get(accountKey(console, account)) ?? [], days, points)}
          />,
          ...subs.map((sub) => (
            <ShareRow
              key={JSON.stringify([console, sub.account])}
              isSub
              name={<bdi>{sub.name}</bdi>}
              terms={[{ kind: 'in', console }, { kind: 'account', name: sub.account, whole: true }, time]}
              sides={sub.sides}
              most={most}
            />
          )),
        ])}
      </ShareTable>
      {more}
    </Panel>
  );
}
