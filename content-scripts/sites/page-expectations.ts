import type { Row } from '../../src/domain/row';
import type { Reading } from '../reader/reading';

/** A row as a page's JSON tells it: what is left out has its plain value (tests/pages/README.md). */
type ExpectedRow = Partial<Omit<Row, 'time'>> & Pick<Row, 'direction'> & { readonly time?: Partial<Row['time']> };
export type Expected = Pick<Reading, 'parties'> &
  Partial<Pick<Reading, 'orders' | 'fromStart' | 'refused'>> & { readonly rows: readonly ExpectedRow[] };

const plainTime: Row['time'] = { text: null, separator: null, attribute: null, carried: false };
const plainRow: Omit<Row, 'direction'> = {
  sender: null,
  time: plainTime,
  kind: 'text',
  text: '',
  attachments: [],
  platformId: null,
  state: 'whole',
  auto: false,
};

/** `{{c×n}}` in a page and in its JSON stands for n times c, so that huge texts stay small in the repository. */
export function expandRuns(source: string): string {
  return source.replace(/\{\{(.+?)×(\d+)\}\}/gu, (_, piece: string, times: string) => piece.repeat(Number(times)));
}

/** The whole of what a reader must make of a page, plain values filled in. */
export function expectedReading(json: Expected | undefined): { readonly rows: readonly Row[]; readonly around: Omit<Reading, 'rows'> } {
  if (!json) throw new Error('the page has no JSON beside it');
  const { rows, parties, orders = [], fromStart = false, refused = 0 } = json;
  return { rows: rows.map(wholeRow), around: { parties, orders, fromStart, refused } };
}

function wholeRow({ time, ...row }: ExpectedRow): Row {
  const whole = { ...plainRow, ...row, time: { ...plainTime, ...time } };
  return { ...whole, text: expandRuns(whole.text) };
}

type Field = (row: Row) => string | null;
/** What the layout of a page can tell; ids, states and marks need hints. */
const visibleFields: readonly Field[] = [
  (row) => row.direction,
  (row) => row.sender,
  (row) => row.kind,
  (row) => row.text,
  (row) => row.time.text,
  (row) => row.time.separator,
];

/**
 * How many visible fields differ, with the rows aligned so that the fewest do. A missing or invented row counts with all its fields.
 */
export function countMisses(read: readonly Row[], expected: readonly Row[]): number {
  const whole = visibleFields.length;
  let above = Array.from({ length: expected.length + 1 }, (_, index) => index * whole);
  for (const row of read) {
    const line = [(above[0] ?? 0) + whole];
    for (const [index, wanted] of expected.entries()) {
      const paired = (above[index] ?? 0) + differences(row, wanted);
      line.push(Math.min(paired, (above[index + 1] ?? 0) + whole, (line[index] ?? 0) + whole));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}

function differences(row: Row, wanted: Row): number {
  return visibleFields.filter((field) => field(row) !== field(wanted)).length;
}
