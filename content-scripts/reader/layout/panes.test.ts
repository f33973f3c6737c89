import { expect, it } from 'vitest';
import { findPanes } from '../find-panes';
import { readByLayout } from './read-by-layout';
import { readPane } from '../read-pane';
import { showHtml } from '../support/show-html';

const layout = () => readByLayout;
const panes = () => findPanes(document, null, layout);
const ids = () => panes().map(({ element }) => element.id);
const texts = () => panes().flatMap((pane) => readPane(pane, null, layout).rows.map(({ row }) => row.text));

const looks = `
  body { margin: 0; font: 14px sans-serif } .pane { overflow: auto; height: 360px } .r { display: flex; margin: 8px } .out { justify-content: flex-end }
  .b { background: #eef; padding: 8px; border-radius: 8px; max-width: 300px } .s { font-size: 11px; color: #888 } .n { font-weight: bold }
  textarea { display: block; width: 90%; height: 40px } .people { width: 220px; height: 400px; overflow: auto } .desk { display: flex }
  .people p { margin: 0; height: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis } .talk { width: 500px }
`;
const talk = ['hello there', 'good day', 'is it still to be had?', 'yes, two of them', 'fine', 'shall I send them?'];
const bubbles = talk
  .map((text, at) => `<div class="r ${at % 2 ? 'out' : 'in'}"><div><div class="b">${text}</div><div class="s">14:3${at}</div></div></div>`)
  .join('');
const flat = (text: string, at: number) =>
  `<div><div><span class="n">${at % 2 ? 'Ben' : 'Anna'}</span> <span class="s">14:3${at}</span></div><div>${text}</div></div>`;
const people = `<div class="people">${['Anna', 'Ben', 'Chris', 'Dora'].map((name) => `<p>${name}<br><span class="s">fine, see you tomorrow then</span></p>`).join('')}</div>`;

it('finds a talk that scrolls with the whole page, under a bar and over a box that stay', () => {
  const bar = '<header style="position:sticky;top:0;height:40px;background:#fff">Anna</header>';
  const box = '<footer style="position:fixed;bottom:0;left:0;right:0;background:#fff"><textarea></textarea></footer>';
  showHtml(`${bar}<main><div id="talk" style="padding-bottom:60px">${bubbles.repeat(6)}</div></main>${box}`, looks);
  document.documentElement.scrollTop = 1e6;
  expect(ids()).toEqual(['talk']);
  expect(texts()).toEqual(Array.from({ length: 6 }, () => talk).flat());
});

it('takes the host for the pane where a shadow root only scrolls what is given to it', () => {
  const shown = showHtml(`<div id="host" style="display:block;height:360px">${bubbles}</div><textarea></textarea>`, looks);
  const root = shown.querySelector('#host')?.attachShadow({ mode: 'open' });
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height:360px;overflow:auto';
  scroller.append(document.createElement('slot'));
  root?.append(scroller);
  expect(ids()).toEqual(['host']);
  expect(texts()).toEqual(talk);
});

it('finds messages without sides under names and times, the newest above, without any place to write', () => {
  showHtml(`<div id="talk" class="pane">${talk.map(flat).toReversed().join('')}</div>`, looks);
  expect(ids()).toEqual(['talk']);
});

it('finds a talk of two messages', () => {
  showHtml(`<div id="talk" class="pane">${bubbles.slice(0, bubbles.indexOf('<div class="r in">', 20))}</div><textarea></textarea>`, looks);
  expect(ids()).toEqual(['talk']);
});

const talkIn = (id: string) => `<div class="talk"><div id="${id}" class="pane">${bubbles}</div><textarea></textarea></div>`;

it('finds each of two talks side by side, and no list of conversations beside them', () => {
  showHtml(`<div class="desk">${people}${talkIn('left')}${talkIn('right')}</div>`, looks);
  expect(ids()).toEqual(['left', 'right']);
});

it('takes no list of conversations for a talk beside one without sides', () => {
  showHtml(
    `<div class="desk">${people}<div class="talk"><div id="talk" class="pane">${talk.map(flat).join('')}</div><textarea></textarea></div></div>`,
    looks,
  );
  expect(ids()).toEqual(['talk']);
});

it('reads the inner one of two scrollers, and no scroller in a message', () => {
  const card = `<div style="height:120px;width:280px;overflow:auto"><p>Anna 14:30</p><p>one</p><p>two</p><p>three</p><p>four</p></div>`;
  showHtml(
    `<div style="overflow:auto;height:460px"><h1>News</h1><div id="talk" class="pane">${bubbles}${card}</div><textarea></textarea></div>`,
    looks,
  );
  expect(ids()).toEqual(['talk']);
});

it('takes no heading over an empty list for a talk', () => {
  showHtml(`<main><h2>Anna</h2><p>Offline since 14:30</p><div style="height:300px"></div></main><textarea></textarea>`, looks);
  expect(ids()).toEqual([]);
});
