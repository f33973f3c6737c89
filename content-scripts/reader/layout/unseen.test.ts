import { expect, it } from 'vitest';
import { findPanes } from '../find-panes';
import { readByLayout } from './read-by-layout';
import { readPane } from '../read-pane';
import { showHtml } from '../support/show-html';

const layout = () => readByLayout;

/** Direction, sender, time and text of every row of the page's one pane. */
function seen(): readonly (readonly [string, string | null, string | null, string])[] {
  const [pane] = findPanes(document, null, layout);
  if (!pane) throw new Error('no pane');
  return readPane(pane, null, layout).rows.map(({ row }) => [row.direction, row.sender, row.time.text, row.text]);
}

const style = `
  .talk { height: 400px; width: 600px; overflow: auto; font: 14px sans-serif } .r { display: flex; margin: 8px }
  .out { justify-content: flex-end } .b { background: #eef; padding: 8px; border-radius: 8px; max-width: 560px } .s { font-size: 11px; color: #888 }
  .c { text-align: center } .q { border-left: 3px solid #88f; padding-left: 6px; font-size: 12px } .n { font-weight: bold }
`;
const show = (rows: readonly string[]) =>
  showHtml(`<div class="talk">${rows.join('')}</div><textarea style="width:600px"></textarea>`, style);
const row = (side: 'in' | 'out', bubble: string, under = '') =>
  `<div class="r ${side}"><div><div class="b">${bubble}</div>${under && `<div class="s">${under}</div>`}</div></div>`;

it('keeps a quote and a read mark out of the words', () => {
  show([
    row('in', 'when?', '14:30'),
    row('out', '<div class="q"><div>Anna</div><div>when?</div></div><div>tomorrow</div>', '14:31<span> Read</span>'),
    row('in', 'good', '14:32'),
  ]);
  expect(seen()).toEqual([
    ['in', null, '14:30', 'when?'],
    ['out', null, '14:31', 'tomorrow'],
    ['in', null, '14:32', 'good'],
  ]);
});

const flat = (name: string, time: string, words: string) =>
  `<div><div><span class="n">${name}</span> <span class="s">${time}</span></div><div>${words}</div></div>`;

it('reads messages one below the other without bubbles, under a head of name and time', () => {
  show([
    flat('Anna', '14:30', '<p>one</p><p>and more</p>'),
    flat('Ben', '14:31', 'two'),
    flat('Anna', '14:32', 'three'),
    flat('Ben', '14:33', 'four'),
  ]);
  expect(seen().map(([, ...others]) => others)).toEqual([
    ['Anna', '14:30', 'one\nand more'],
    ['Ben', '14:31', 'two'],
    ['Anna', '14:32', 'three'],
    ['Ben', '14:33', 'four'],
  ]);
});

it('leaves out what the list says of its own loading, and nothing that is alike in the middle of it', () => {
  show(['<div class="s c">No more messages</div>', row('in', 'one'), '<div class="s c">No more messages</div>', row('out', 'two')]);
  expect(seen().map(([, , , text]) => text)).toEqual(['one', 'No more messages', 'two']);
});

it('gives the name under a group to all messages of the group', () => {
  show([
    row('in', 'one'),
    row('in', 'two', 'Anna'),
    row('out', 'three', 'Shop'),
    row('in', 'four'),
    row('in', 'five', 'Ben'),
    row('out', 'six', 'Shop'),
    row('in', 'seven', 'Anna'),
  ]);
  expect(seen().map(([, sender]) => sender)).toEqual(['Anna', 'Anna', 'Shop', 'Ben', 'Ben', 'Shop', 'Anna']);
});

const said = (words: string, name: string, clock: string, look: string) =>
  `<div class="r in"><div><div ${look}><span>${words}</span></div><div class="s"><span>${name}</span> <span>${clock}</span></div></div></div>`;

it('keeps a face that is all of a message, drawn large and without a bubble, above its name and time', () => {
  show([
    said('I asked them twice', 'Mona Keller', '11:05', 'class="b"'),
    row('out', 'And what did they say?', '11:06'),
    said('😭', 'Mona Keller', '11:08', 'style="font-size:60px"'),
    row('out', 'Oh no', '11:09'),
    said('They will send another one', 'Mona Keller', '11:12', 'class="b"'),
  ]);
  expect(seen().map(([, sender, time, text]) => [sender, time, text])).toEqual([
    ['Mona Keller', '11:05', 'I asked them twice'],
    [null, '11:06', 'And what did they say?'],
    ['Mona Keller', '11:08', '😭'],
    [null, '11:09', 'Oh no'],
    ['Mona Keller', '11:12', 'They will send another one'],
  ]);
});
