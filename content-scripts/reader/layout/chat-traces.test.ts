import { afterEach, describe, expect, it } from 'vitest';
import { showsTraces } from './chat-traces';
import { showHtml } from '../support/show-html';

afterEach(() => document.body.replaceChildren());

const times = ['10:02', '10:05', '11:40', '11:41'];
const lines = (words: string): string => times.map((time) => `<p><b>Anna</b> <i>${time}</i><br>${words}</p>`).join('');
const composer = '<textarea style="width: 300px"></textarea>';
/** A page with a list of conversations, and beside it whatever is given. */
const beside = (room: string): string =>
  `<div style="display: flex; width: 100%">
     <nav style="width: 110px; flex: none">${lines('Is it there?')}</nav>
     <main style="flex: auto">${room}</main>
   </div>`;

describe('a page looks like a chat', () => {
  it.each([
    ['with lines of names and times in the widest part of it', lines('Is it there?')],
    ['with times inside longer lines', times.map((time) => `<p>2026-09-16 ${time}:12 小满</p><p>有的</p>`).join('')],
    ['with lines over a place to write', `${lines('Is it there?')}${composer}`],
    ['with a list of conversations beside them', beside(`${lines('Is it there?')}${composer}`)],
  ])('%s', (_, html) => {
    showHtml(html);
    expect(showsTraces(document)).toBe(true);
  });

  it('inside a shadow root', () => {
    const host = showHtml('');
    const inside = document.createElement('section');
    inside.append(...showHtml(lines('Is it there?')).childNodes);
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(inside);
    expect(showsTraces(document)).toBe(true);
  });
});

describe('a page does not look like a chat', () => {
  it.each([
    ['where one signs in', `<form><input name="user"><input type="password"></form>${lines('News')}`],
    ['where no conversation is chosen', beside('<p>Choose a conversation</p>')],
    ['where a new conversation is empty', beside(`<h2>Anna</h2><p>Nothing was said yet</p>${composer}`)],
    ['that is empty', '<p></p>'],
    ['that counts, without any time', '<p>12 orders</p><p>4 returns</p><p>9 reviews</p><p>1 : 2</p>'],
    ['with hidden lines', `<div style="display: none">${lines('Is it there?')}</div>`],
  ])('%s', (_, html) => {
    showHtml(html);
    expect(showsTraces(document)).toBe(false);
  });
});
