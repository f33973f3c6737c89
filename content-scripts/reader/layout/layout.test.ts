import { describe, expect, it } from 'vitest';
import { findPanes } from '../find-panes';
import { readPane } from '../read-pane';
import { readByLayout } from './read-by-layout';
import { showHtml } from '../support/show-html';

const layout = () => readByLayout;

type Seen = readonly [direction: string, sender: string | null, time: string | null, separator: string | null, kind: string, text: string];

function seen(): readonly Seen[] {
  const [pane, ...others] = findPanes(document, null, layout);
  expect(others).toEqual([]);
  if (!pane) throw new Error('no pane');
  return readPane(pane, null, layout).rows.map(({ row }) => [
    row.direction,
    row.sender,
    row.time.text,
    row.time.separator,
    row.kind,
    row.text,
  ]);
}

const looks = `
  .side { float: left; width: 200px; height: 400px; overflow: auto } .side p { cursor: pointer }
  .talk { height: 400px; width: 600px; overflow: auto; font: 14px sans-serif }
  .r { display: flex; margin: 8px } .r.out { justify-content: flex-end }
  .b { background: #eef; padding: 8px; border-radius: 8px; max-width: 300px } .s { font-size: 11px; color: #888 } .c { text-align: center }
`;
const list = '<div class="side"><p>Anna</p><p>Ben</p><p>Chris</p><p>Dora</p></div>';

const bubble = (side: 'in' | 'out', text: string, name = '', time = '') =>
  `<div class="r ${side}"><div>${name && `<div class="s">${name}</div>`}<div class="b">${text}</div>${time && `<div class="s">${time}</div>`}</div></div>`;

describe('bubbles on both sides', () => {
  const talk = [
    '<div class="s c">Yesterday</div>',
    bubble('in', 'hello', 'Anna', '14:30'),
    bubble('in', 'are you there?', '', '14:31'),
    bubble('out', 'yes<br>here', '', '14:32'),
    '<div class="s c">Anna has left the chat</div>',
    '<div class="s c">Today</div>',
    bubble('in', '14:30', 'Anna', '9:05 AM'),
    bubble(
      'in',
      '<img width="120" height="90" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">',
      '',
      '9:06 AM',
    ),
  ];
  const expected: readonly Seen[] = [
    ['in', 'Anna', '14:30', 'Yesterday', 'text', 'hello'],
    ['in', 'Anna', '14:31', 'Yesterday', 'text', 'are you there?'],
    ['out', null, '14:32', 'Yesterday', 'text', 'yes\nhere'],
    ['system', null, '14:32', 'Yesterday', 'system', 'Anna has left the chat'],
    ['in', 'Anna', '9:05 AM', 'Today', 'text', '14:30'],
    ['in', 'Anna', '9:06 AM', 'Today', 'image', ''],
  ];

  it('are read beside a list of conversations', () => {
    showHtml(`${list}<div class="talk">${talk.join('')}</div><textarea style="width:600px"></textarea>`, looks);
    expect(seen()).toEqual(expected);
  });

  it('are read from a column that runs upwards', () => {
    const column = `<div style="display:flex;flex-direction:column-reverse">${talk.toReversed().join('')}</div>`;
    showHtml(`${list}<div class="talk">${column}</div><textarea style="width:600px"></textarea>`, looks);
    expect(seen()).toEqual(expected);
  });

  it('are read from an open shadow root', () => {
    const shown = showHtml('<div id="host"></div>', looks);
    const root = shown.querySelector('#host')?.attachShadow({ mode: 'open' });
    const inner = new DOMParser().parseFromString(
      `<style>${looks}</style><div class="talk">${talk.join('')}</div><textarea style="width:600px"></textarea>`,
      'text/html',
    );
    root?.append(...inner.head.childNodes, ...inner.body.childNodes);
    expect(seen()).toEqual(expected);
  });

  it('change sides where lines run leftwards', () => {
    showHtml(
      `<div class="talk" dir="rtl">${bubble('in', 'שלום')}${bubble('out', 'היי')}${bubble('in', 'מה נשמע')}</div><textarea></textarea>`,
      looks,
    );
    expect(seen().map(([direction, , , , , text]) => [direction, text])).toEqual([
      ['in', 'שלום'],
      ['out', 'היי'],
      ['in', 'מה נשמע'],
    ]);
  });
});

it('reads name and time from one line', () => {
  showHtml(
    `<div class="talk">${bubble('in', 'one', 'Anna • 9:05 AM')}${bubble('out', 'two', 'Me • 9:06 AM')}</div><textarea></textarea>`,
    looks,
  );
  expect(seen().map(([, sender, time]) => [sender, time])).toEqual([
    ['Anna', '9:05 AM'],
    ['Me', '9:06 AM'],
  ]);
});

const named = (side: 'in' | 'out', text: string, name: string) =>
  `<div class="r ${side}"><div><div class="b">${text}</div><span class="s">${name}</span></div></div>`;

it('tells names under the messages from read marks', () => {
  const rows = [named('in', 'one', 'Anna'), named('out', 'two', 'Shop'), named('in', 'three', 'Anna'), named('out', 'four', 'Shop')];
  showHtml(`<div class="talk">${rows.join('')}</div><textarea></textarea>`, looks);
  expect(seen().map(([, sender]) => sender)).toEqual(['Anna', 'Shop', 'Anna', 'Shop']);
  const marked = [bubble('in', 'one'), named('out', 'two', 'Read'), bubble('in', 'three'), named('out', 'four', 'Read')];
  showHtml(`<div class="talk">${marked.join('')}</div><textarea></textarea>`, looks);
  expect(seen().map(([, sender]) => sender)).toEqual([null, null, null, null]);
});

it('finds no pane where nobody talks', () => {
  showHtml(`${list}<div class="talk"><h1>News</h1><p>One long article.</p><p>It has paragraphs.</p></div>`, looks);
  expect(findPanes(document, null, layout)).toEqual([]);
});
