import { expect, it } from 'vitest';
import { findPanes } from '../find-panes';
import { layoutParties } from './header';
import { readByLayout } from './read-by-layout';
import { readPane } from '../read-pane';
import { showHtml } from '../support/show-html';

const looks = `
  body { margin: 0; font: 14px sans-serif } .desk { display: flex } .people { width: 200px } .people div { height: 40px } .talk { width: 500px }
  .head { padding: 8px } .head b { font-size: 16px } .s { font-size: 11px; color: #888 } .pane { height: 300px; overflow: auto }
`;
const desk = (head: string, people: readonly string[]) =>
  showHtml(
    `<h1>Messages</h1><div class="desk"><div class="people">${people.map((name) => `<div><b>${name}</b><br><span class="s">fine</span></div>`).join('')}</div>
     <div class="talk"><div class="head">${head}</div><div class="pane" id="pane"><p>one</p></div><textarea></textarea></div></div>`,
    looks,
  );
function parties() {
  const element = document.querySelector<HTMLElement>('#pane');
  if (!element) throw new Error('no pane');
  return layoutParties({ element, root: document });
}
const named = (name: string) => ({ account: null, peer: { id: null, name }, conversationId: null });

it('names the other side by the heading, whatever stands in smaller letters beside it', () => {
  const shown = desk('<b>Anna</b> <span class="s">online</span>', ['Anna', 'Ben', 'Chris']);
  expect(parties()).toEqual(named('Anna'));
  const status = shown.querySelector('.head .s');
  if (status) status.textContent = 'is writing…';
  expect(parties()).toEqual(named('Anna'));
});

it('follows the heading to the next conversation', () => {
  const shown = desk('<b>Anna</b>', ['Anna', 'Ben', 'Chris']);
  expect(parties()).toEqual(named('Anna'));
  const name = shown.querySelector('.head b');
  if (name) name.textContent = 'Ben';
  expect(parties()).toEqual(named('Ben'));
});

it('leaves out how many there are, and whether they are there', () => {
  desk('<h2>The crew (12) <small class="s">three online</small></h2>', ['Anna', 'The crew', 'Chris']);
  expect(parties()).toEqual(named('The crew'));
});

it('believes the list of conversations rather than the nearest line', () => {
  desk('<b>Anna</b></div><div class="head"><b style="font-size:20px">A striped hammock</b>', ['Anna', 'Ben', 'Chris']);
  expect(parties()).toEqual(named('Anna'));
});

it('tells two of one name, and names that no list says, apart by the address', () => {
  desk('<b>Anna</b>', ['Anna', 'Ben', 'Anna']);
  expect(parties()).toMatchObject({ peer: { name: 'Anna' }, conversationId: expect.stringContaining(' Anna') });
  desk('<b>Zoe</b>', ['Anna', 'Ben', 'Chris']);
  expect(parties()).toMatchObject({ peer: { name: 'Zoe' }, conversationId: expect.stringContaining(location.host) });
});

it('names nobody where nothing stands above', () => {
  showHtml('<div class="pane" id="pane"><p>one</p></div><textarea></textarea>', looks);
  expect(parties()).toEqual({ account: null, peer: { id: null, name: null }, conversationId: null });
});

it('is asked only where the hints do not find the pane', () => {
  desk('<b>Anna</b>', ['Anna', 'Ben', 'Chris']);
  const hints = { landmark: 'body', pane: '#pane', row: 'p' };
  const [pane] = findPanes(document, hints, () => readByLayout);
  if (!pane) throw new Error('no pane');
  expect(readPane(pane, hints, () => readByLayout).parties.peer.name).toBeNull();
  expect(readPane(pane, null, () => readByLayout).parties.peer.name).toBe('Anna');
});
