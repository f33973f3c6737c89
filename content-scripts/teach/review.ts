import { elementLabel } from '../reader/element-label';
import type { Direction } from '../../src/domain/message';
import type { ReadRow } from '../reader/reading';
import { allBelow } from '../reader/select';
import { isShown } from '../reader/visible';
import { make } from './elements';
import type { Lesson, Verdict } from './lesson';
import type { Step } from './pick-targets';
import type { Say } from './words';

type ReviewPorts = {
  readonly say: Say;
  readonly button: (key: Parameters<Say>[0], action: () => void) => HTMLButtonElement;
  readonly on: (element: Element, action: () => void) => void;
  readonly open: (element: Element | null) => void;
  readonly judge: (element: Element, verdict: Verdict) => void;
  readonly repick: (step: Step) => void;
};

/** More rows than this are not listed; those that are shown are the newest. */
const listed = 120;
const sides = { out: 'teachSideOut', in: 'teachSideIn', system: 'teachSideSystem' } as const;
const verdicts: readonly (readonly [Verdict, Parameters<Say>[0]])[] = [
  ['out', 'teachMine'],
  ['in', 'teachTheirs'],
  ['system', 'teachNotice'],
  ['not', 'teachNoMessage'],
];

/** What was read, in words: how much, with whom, and row by row; the row that is `opened` can be corrected. */
export function reviewBody(lesson: Lesson, opened: Element | null, ports: ReviewPorts): readonly Node[] {
  const { say } = ports;
  const { rows } = lesson;
  const count = (direction: Direction): string => String(rows.filter(({ row }) => row.direction === direction).length);
  const first = Math.max(0, rows.length - listed);
  const list = make('ol', {}, ...rows.slice(first).map((row, at) => listItem(row, first + at + 1, row.element === opened, ports)));
  return [
    make('p', {}, say('teachReads', String(rows.length), count('out'), count('in'), count('system'))),
    make('p', { class: 'soft' }, peerLine(lesson, say)),
    make(
      'div',
      { class: 'foot' },
      ports.button('teachPickSender', () => ports.repick('sender')),
      ports.button('teachPickTime', () => ports.repick('time')),
      ports.button('teachPickPeer', () => ports.repick('peer')),
    ),
    make('p', { class: 'soft' }, say('teachWrong')),
    ...(first > 0 ? [make('p', { class: 'soft' }, say('teachRowsHidden', String(first)))] : []),
    list,
  ];
}

function peerLine({ hints, pane }: Lesson, say: Say): string {
  const [heading] = allBelow(pane.root, hints.parties?.peerName).filter(isShown);
  const name = heading && elementLabel(heading, 120);
  return name === undefined || name === null ? say('teachPeerNone') : say('teachPeerIs', name);
}

function listItem(
  { row, element }: ReadRow,
  number: number,
  isOpened: boolean,
  { say, on, open, button, judge }: ReviewPorts,
): HTMLElement {
  const time = row.time.text ?? row.time.separator;
  const who = [say(sides[row.direction]), row.sender, time].filter((part) => part !== null && part !== '').join(' · ');
  const kind =
    row.kind === 'text' || row.kind === 'system' || row.kind === 'recall'
      ? null
      : row.kind === 'image'
        ? say('teachKindImage')
        : say('teachKindOther', row.kind);
  const said = row.text === '' ? (kind ?? say('teachNoText')) : row.text.slice(0, 300);
  const words = make('span', {}, make('span', { class: 'who' }, who), make('span', { class: 'said' }, said));
  const head = make('button', { type: 'button', 'aria-expanded': String(isOpened) }, make('b', {}, String(number)), words);
  on(head, () => open(isOpened ? null : element));
  const fix = isOpened
    ? make(
        'div',
        { class: 'fix' },
        make('p', {}, say('teachThisIs')),
        ...verdicts.map(([verdict, key]) => button(key, () => judge(element, verdict))),
      )
    : null;
  return make('li', { class: row.direction }, head, fix);
}
