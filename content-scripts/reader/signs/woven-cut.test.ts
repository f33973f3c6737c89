import { afterEach, expect, it } from 'vitest';
import { cutPane } from '../cut-pane';
import type { Hints } from '../hints';
import { readByLayout } from '../layout/read-by-layout';
import type { ReadRow } from '../reading';
import { showHtml } from '../support/show-html';

afterEach(() => document.body.replaceChildren());

const count = 500;
const looks = `
  .talk { height: 300px; width: 600px; overflow: auto; font: 14px sans-serif } .list { display: flex; flex-direction: column }
  .list.up { flex-direction: column-reverse }
  .r { display: flex; margin: 8px } .r.out { justify-content: flex-end } .day { text-align: center; font-size: 11px; color: #888 }
  .b { background: #eef; padding: 8px; border-radius: 8px; max-width: 300px } .s { font-size: 11px; color: #888 }
`;
const hints: Hints = {
  landmark: '.talk',
  pane: '.talk',
  row: '.r.in',
  separator: '.day',
  direction: { in: '.r.in', out: '.r.out' },
  time: '.s',
  text: '.b',
};

const isOut = (at: number): boolean => at % 3 === 0 || (at > 200 && at < 260);
const dayOf = (at: number): string => `2026-03-${String(1 + Math.floor(at / 100)).padStart(2, '0')}`;
const row = (at: number): readonly string[] => [
  ...(at % 100 === 0 ? [`<div class="day">${dayOf(at)}</div>`] : []),
  `<div class="r ${isOut(at) ? 'out' : 'in'}"><div><div class="b">number ${at}</div><div class="s">14:30</div></div></div>`,
];

function paneOf(isUp: boolean): HTMLElement {
  const rows = Array.from({ length: count }, (_, at) => row(at)).flat();
  showHtml(
    `<div class="talk"><div class="list${isUp ? ' up' : ''}">${(isUp ? rows.toReversed() : rows).join('')}</div></div><textarea></textarea>`,
    looks,
  );
  const pane = document.querySelector<HTMLElement>('.talk');
  if (!pane) throw new Error('the pane is not shown');
  return pane;
}

function inParts(element: HTMLElement, known: Hints, atMost: number): readonly ReadRow[] {
  const cut = cutPane({ element, root: document }, known, () => readByLayout, ['rows']);
  const rows: ReadRow[] = [];
  for (let more = true; more;) {
    const part = cut.read({ from: rows.at(-1)?.element ?? null, atMost });
    if (!part) throw new Error('the pane has changed');
    expect(rows.length === 0 || part.rows[0]?.element === rows.at(-1)?.element).toBe(true);
    expect(part.rows.length).toBeLessThan(200);
    rows.push(...part.rows.slice(rows.length === 0 ? 0 : 1));
    more = part.more;
  }
  return rows;
}

const said = (rows: readonly ReadRow[]) => rows.map(({ row: { direction, text, time } }) => [direction, text, time.separator]);
const truth = Array.from({ length: count }, (_, at) => [isOut(at) ? 'out' : 'in', `number ${at}`, dayOf(at)]);

it.each([
  ['that runs down', false],
  ['that runs up', true],
] as const)('a long pane %s is read in parts, with what hints miss in its place', (_, isUp) => {
  const pane = paneOf(isUp);
  for (const atMost of [20, 110]) expect(said(inParts(pane, { ...hints, newestFirst: isUp }, atMost))).toEqual(truth);
});

it('hints that find nothing any more leave all to the layout, in parts', () => {
  expect(said(inParts(paneOf(false), { ...hints, row: '.gone', separator: '.gone' }, 50))).toEqual(truth);
});

it('reads on from a row that the hints find and one that they miss, and not before it', () => {
  const pane = paneOf(false);
  const rows = inParts(pane, hints, 100);
  const cut = cutPane({ element: pane, root: document }, hints, () => readByLayout, ['rows']);
  for (const at of [299, 300, 301]) {
    const part = cut.read({ from: rows[at]?.element ?? null, atMost: 10 });
    expect(said(part?.rows.slice(0, 5) ?? [])).toEqual(truth.slice(at, at + 5));
  }
});
