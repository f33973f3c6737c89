import { expect, it } from 'vitest';
import { domText } from './dom-text';
import { showHtml } from './support/show-html';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

it.each([
  ['line breaks', 'one<br>two', 'one\ntwo'],
  ['blocks', '<p>one</p><p>two</p>', 'one\ntwo'],
  ['an empty line between', 'one<br><br>two', 'one\n\ntwo'],
  ['a break that only ends its block', '<div>one<br></div><div>two</div>', 'one\ntwo'],
  ['a line of nothing but a break', '<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
  ['words in one line', 'one <b>two</b> <i>three</i>', 'one two three'],
  ['white space as shown', '  one \n  two\t three ', 'one two three'],
  ['white space kept', '<pre>one\n  two   three\n</pre>', 'one\n  two   three'],
  ['lines kept, spaces not', '<span style="white-space:pre-line">one  \n   two</span>', 'one\ntwo'],
  ['code in blocks', '<pre><span>a</span></pre><pre><span>b</span></pre>', 'a\nb'],
  ['a span shown as block', 'one<span style="display:block">two</span>', 'one\ntwo'],
  ['side by side', '<div style="display:flex"><div>one</div><div>two</div></div>', 'one two'],
  ['cells', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a b\nc d'],
  ['nothing hidden', 'a<span hidden>b</span><span style="visibility:hidden">c</span><span class="ng-hide">d</span><script>e</script>', 'a'],
  ['nothing for screen readers only', 'a<span style="position:absolute;width:1px;height:1px;overflow:hidden">Anna said</span>', 'a'],
  ['no hidden twin', 'shown<span aria-hidden="true">twin</span>', 'shown'],
  ['the seen one of two twins', '<span aria-hidden="true">seen</span>', 'seen'],
  ['emoji by name', `ok<img src="${dot}" alt="[微笑]">`, 'ok[微笑]'],
  ['emoji by character', `<img src="${dot}" alt="👍">`, '👍'],
  ['no picture', `look <img src="${dot}" alt="holiday" width="200" height="100">`, 'look'],
  ['no control characters', 'done\u0004\u0000\u009f', 'done'],
  ['half a character replaced', '\ud83d!', '\ufffd!'],
  ['bidi marks kept', 'a\u202eb\u202c', 'a\u202eb\u202c'],
])('reads %s', (_, html, expected) => {
  const shown = showHtml('');
  const parsed = new DOMParser().parseFromString(`<div>${html.replaceAll('\ud83d!', '')}</div>`, 'text/html').body.firstElementChild;
  shown.append(...(parsed?.childNodes ?? []));
  if (html.includes('\ud83d!')) shown.append(html);
  expect(domText(shown)).toBe(expected);
});

it('leaves out what is not meant', () => {
  const shown = showHtml('<pre><div>Boa noite<div class="t">21:47</div></div></pre>');
  expect(domText(shown, { skip: (element) => element.classList.contains('t') })).toBe('Boa noite');
});

it('reads open shadow roots and what is put into their slots', () => {
  const shown = showHtml('<div id="host"><b>inside</b></div>');
  const root = shown.querySelector('#host')?.attachShadow({ mode: 'open' });
  const before = document.createElement('span');
  before.textContent = 'before ';
  root?.append(before, document.createElement('slot'));
  expect(domText(shown)).toBe('before inside');
});

it('leaves out what is transparent, but not what is fading in', () => {
  const shown = showHtml('<span style="opacity:0">for the mouse</span><b style="opacity:0">just come</b>');
  shown.querySelector('b')?.animate([{ opacity: 0 }, { opacity: 0 }], { duration: 60_000 });
  expect(domText(shown)).toBe('just come');
});

it('says null for more than the limit', () => {
  const shown = showHtml('');
  shown.textContent = 'x'.repeat(10_000_000);
  expect(domText(shown, { limit: 1_000_000 })).toBeNull();
  shown.textContent = 'x'.repeat(1000);
  expect(domText(shown, { limit: 1000 })).toHaveLength(1000);
  expect(domText(shown, { limit: 999 })).toBeNull();
});

it('is not misled by fields named like parts of the DOM', () => {
  const shown = showHtml('<form><input name="firstChild"><input name="parentNode"><input name="childNodes"><p>words</p></form>');
  expect(domText(shown)).toBe('words');
});

it('goes down as far as a page can nest', () => {
  const shown = showHtml('');
  let at: Element = shown;
  for (let depth = 0; depth < 3000; depth++) {
    const inner = document.createElement('span');
    at.append(inner);
    at = inner;
  }
  at.append('deep');
  expect(domText(shown)).toBe('deep');
});
