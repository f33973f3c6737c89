import { findPanes } from '../find-panes';
import { readByLayout } from '../layout/read-by-layout';
import { readPane } from '../read-pane';
import { showHtml } from './show-html';

export type Seen = readonly [direction: string, sender: string | null, time: string | null, text: string];

const layout = () => readByLayout;

/** Every row of the page's one pane; the kind in front of the words where it is not the usual one. */
export function seen(): readonly Seen[] {
  const [pane] = findPanes(document, null, layout);
  if (!pane) throw new Error('no pane');
  return readPane(pane, null, layout).rows.map(({ row: { direction, sender, time, kind, text } }) => [
    direction,
    sender,
    time.carried ? null : time.text,
    kind === 'text' || kind === 'system' ? text : `${kind}: ${text}`,
  ]);
}

const frame = `
  body { margin: 0 } .talk { height: 420px; width: 640px; overflow: auto; font: 14px/1.4 sans-serif; color: #222; background: #fff }
  .talk * { box-sizing: border-box } p { margin: 0 0 4px } .s { font-size: 11px; color: #888 }
`;

/** Shows rows in a scroller with a place to write below it. */
export const show = (rows: readonly string[], style = '', around = '') =>
  showHtml(`${around}<div class="talk">${rows.join('')}</div><textarea style="width:640px"></textarea>`, frame + style);

/** What people say on the pages of the tests: whose turn it is, and the words. */
export const turns = [
  ['in', 'good morning, is the blue lamp still there?'],
  ['out', 'it is, two of them'],
  ['in', 'ok'],
  ['in', 'ok'],
  ['out', '👍'],
  ['in', 'could you keep one until Friday?'],
  ['out', 'of course\nwhat is your name?'],
  ['in', '14:30'],
  ['in', 'sorry, wrong window'],
  ['out', 'no problem'],
] as const;
type Turn = {
  readonly side: 'in' | 'out';
  readonly words: string;
  readonly clock: string;
  readonly first: boolean;
  readonly last: boolean;
};

export const all: readonly Turn[] = turns.map(([side, words], at) => ({
  side,
  words: words.replace('\n', '<br>'),
  clock: `9:0${at} AM`,
  first: turns[at - 1]?.[0] !== side,
  last: turns[at + 1]?.[0] !== side,
}));
export const nameOf = (side: 'in' | 'out'): string => (side === 'in' ? 'Ines Marlow' : 'Tom Baker');

/** What is to be read, where names and times stand as told. */
export const expected = (names: 'all' | 'in' | 'none', time: (turn: Turn) => string | null, sides = true): readonly Seen[] =>
  all.map((turn, at) => [
    sides ? turn.side : 'in',
    names === 'all' || (names === 'in' && turn.side === 'in') ? nameOf(turn.side) : null,
    time(turn),
    turns[at]?.[1] ?? '',
  ]);
export const each = ({ clock }: Turn) => clock;
export const never = () => null;

export const bubbles = `
  .r { display: flex; gap: 8px; margin: 4px 10px; align-items: flex-end } .out { flex-direction: row-reverse }
  .b { background: #eef1f5; border-radius: 10px; padding: 6px 10px; max-width: 400px } .out .b { background: #cfe6ff }
  .i { width: 36px; height: 36px; border-radius: 50%; background: #6a8; color: #fff; line-height: 36px; text-align: center; flex: none }
`;
