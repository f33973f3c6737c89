import { expect, it } from 'vitest';
import { findPanes } from '../find-panes';
import { readByLayout } from './read-by-layout';
import { readPane } from '../read-pane';
import { all, bubbles, each, expected, nameOf, never, seen, show, type Seen } from '../support/show-chat';

const line = (words: string) => `<div class="z">${words}</div>`;
const withNotice = (wanted: readonly Seen[], at: number, words: string): readonly Seen[] => [
  ...wanted.slice(0, at),
  ['system', null, null, words],
  ...wanted.slice(at),
];

it('one column with roles beside the names, joins and leaves in a smaller voice, a line for what is new', () => {
  const rows = all.map(({ side, words, clock, first }) =>
    first
      ? `<div class="m"><div class="a"></div><div><div class="h"><b>${nameOf(side)}</b> <span class="o">${side === 'in' ? 'Guest' : 'Owner'}</span> <span class="s">${clock}</span></div><div class="w">${words}</div></div></div>`
      : `<div class="m"><div></div><div class="w">${words}</div></div>`,
  );
  rows.splice(2, 0, '<div class="m"><div></div><div class="s">Tom Baker joined the room</div></div>');
  rows.splice(7, 0, '<div class="v"><span>New messages</span></div>');
  show(
    rows,
    '.m { display: grid; grid-template-columns: 46px 1fr; padding: 2px 14px } .a { width: 36px; height: 36px; background: #a86 } .o { border: 1px solid #ccc; border-radius: 3px; font-size: 10px; padding: 0 3px } .v { border-top: 1px solid red; text-align: right; font-size: 11px; color: red }',
    '<h3>Ines Marlow</h3>',
  );
  const wanted = withNotice(
    expected('all', ({ clock, first }) => (first ? clock : null)),
    2,
    'Tom Baker joined the room',
  );
  expect(seen().filter(([, , , text]) => text !== 'New messages')).toEqual(wanted);
});

it('times and «Read» beside the bubbles', () => {
  show(
    all.map(
      ({ side, words, clock, first }) =>
        `<div class="r ${side}">${side === 'in' ? '<div class="f"></div>' : ''}<div>${side === 'in' && first ? '<div class="nm">Ines Marlow</div>' : ''}<div class="li ${side}"><div class="b">${words}</div><div class="s">${side === 'out' ? '<div>Read</div>' : ''}<div>${clock}</div></div></div></div></div>`,
    ),
    `${bubbles} .li { display: flex; align-items: flex-end; gap: 4px } .nm { font-size: 12px } .f { width: 32px; height: 32px; border-radius: 50%; background: #ccc; align-self: flex-start }`,
  );
  expect(seen()).toEqual(expected('in', each));
});

it('name and time in one line under the last of each run', () => {
  show(
    all.map(
      ({ side, words, clock, last }) =>
        `<div class="r ${side}"><div><div class="b">${words}</div>${last ? `<div class="s">${side === 'in' ? 'Ines Marlow' : 'Tom Baker'} · ${clock}</div>` : ''}</div></div>`,
    ),
    bubbles,
  );
  expect(seen().map(([side, name, , text]) => [side, name, text])).toEqual(
    expected('all', never).map(([side, name, , text]) => [side, name, text]),
  );
});

it('no bubbles, only left and right', () => {
  show(
    all.map(({ side, words, clock }) => `<div class="q ${side}"><div>${words}</div><div class="s">${clock}</div></div>`),
    '.q { padding: 4px 12px } .q.out { text-align: right }',
  );
  expect(seen()).toEqual(expected('none', each));
});

it('rows put anywhere by a virtual list, in no order of the document', () => {
  const rows = all.map(
    ({ side, words, clock }, at) =>
      `<div style="position:absolute;left:0;right:0;top:${at * 60}px"><div class="r ${side}"><div class="b">${words}<div class="s">${clock}</div></div></div></div>`,
  );
  const mixed = [...rows.slice(6), ...rows.slice(0, 6).toReversed()];
  show([`<div style="position:relative;height:640px">${mixed.join('')}</div>`], bubbles);
  expect(seen()).toEqual(expected('none', each));
});

it('bubbles drawn by a frame alone, or by a shadow alone', () => {
  const rows = all.map(
    ({ side, words, clock }) => `<div class="r ${side}"><div class="g">${words}<br><span class="s">${clock}</span></div></div>`,
  );
  const room = '.r { display: flex; margin: 6px 10px } .r.out { justify-content: flex-end } .g { padding: 6px 10px; max-width: 400px }';
  show(rows, `${room} .g { border: 1px solid #bbb }`);
  expect(seen()).toEqual(expected('none', each));
  show(rows, `${room} .g { box-shadow: 0 1px 3px #0006 }`);
  expect(seen()).toEqual(expected('none', each));
});

it('a dark page with avatars only, and a paler notice at the left', () => {
  const rows = all.map(
    ({ side, words, first }) =>
      `<div class="r ${side}">${side === 'in' ? `<div class="i" style="visibility:${first ? 'visible' : 'hidden'}">I</div>` : ''}<div class="b">${words}</div></div>`,
  );
  rows.splice(5, 0, line('The conversation was given to Tom Baker'));
  show(
    rows,
    `${bubbles} .talk { background: #111; color: #eee } .b { background: #333 } .out .b { background: #264 } .z { padding: 4px 12px; color: #888 }`,
  );
  expect(seen()).toEqual(withNotice(expected('none', never), 5, 'The conversation was given to Tom Baker'));
});

it('times in a gutter at every row and bold names in the line of the words', () => {
  show(
    all.map(({ side, words, clock }) => `<div class="y"><time>${clock}</time><div><strong>${nameOf(side)}</strong> ${words}</div></div>`),
    '.y { display: flex; gap: 10px; padding: 2px 8px } time { color: #999; width: 64px }',
  );
  expect(seen()).toEqual(expected('all', each, false));
});

it('messages with links to files, lists and code keep their lines', () => {
  const said = [
    ['in', 'steps:<ol><li>open the lid</li><li>press</li></ol>', 'steps:\nopen the lid\npress'],
    ['out', '<pre>a = 1\n  b = 2</pre>', 'a = 1\n  b = 2'],
    ['in', 'one<br><br>two', 'one\n\ntwo'],
    ['out', 'fine', 'fine'],
  ] as const;
  show(
    said.map(([side, words]) => `<div class="r ${side}"><div class="b">${words}</div></div>`),
    bubbles,
  );
  expect(seen()).toEqual(said.map(([side, , text]) => [side, null, null, text]));
});

it('a talk of which almost all is said by one side', () => {
  const said = ['are you there?', 'hello?', 'I wanted to ask about the lamp', 'the blue one', 'is it still there', 'please tell me'];
  show(
    [...said.map((words) => `<div class="r out"><div class="b">${words}</div></div>`), '<div class="r in"><div class="b">hi</div></div>'],
    bubbles,
  );
  expect(seen().map(([side]) => side)).toEqual([...said.map(() => 'out'), 'in']);
});

it('lines of a log with time and name in brackets, and what is told of the room', () => {
  const rows = all.map(({ side, words, clock }) => `<div>[${clock}] &lt;${nameOf(side)}&gt; ${words}</div>`);
  rows.splice(3, 0, line('* Tom Baker is back'));
  show(rows, '.talk { font-family: monospace } .z { color: #999 }');
  expect(seen()).toEqual(withNotice(expected('all', each, false), 3, '* Tom Baker is back'));
});

it('times that the page also notes for machines', () => {
  show(
    all.map(
      ({ side, words }, at) =>
        `<div class="r ${side}"><div class="b">${words}<div><time class="s" datetime="2026-03-04T09:0${at}:00Z">9:0${at}</time></div></div></div>`,
    ),
    bubbles,
  );
  const [pane] = findPanes(document, null, () => readByLayout);
  const rows = pane ? readPane(pane, null, () => readByLayout).rows : [];
  expect(rows.map(({ row }) => row.time.attribute)).toEqual(all.map((_, at) => `2026-03-04T09:0${at}:00Z`));
});
