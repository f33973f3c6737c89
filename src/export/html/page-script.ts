/**
 * The search box of an exported page, the only script in it: it shows itself, marks what holds the words, and walks from one to the next.
 * `data-of` and `data-none` are the words it says how many with; case and width do not count.
 */
export const pageScript = `
(() => {
  const find = document.querySelector('.find');
  const [box, said] = [find.querySelector('input'), find.querySelector('output')];
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const rows = [...document.querySelectorAll('article, .gap')];
  let texts = null, hits = [], at = -1;
  const go = (step) => {
    if (hits.length === 0) return;
    hits[at]?.classList.remove('here');
    at = (at + step + hits.length) % hits.length;
    hits[at].classList.add('here');
    hits[at].scrollIntoView({ block: 'center' });
    said.value = find.dataset.of.replace('{1}', at + 1).replace('{2}', hits.length);
  };
  const search = () => {
    for (const row of hits) row.classList.remove('hit', 'here');
    const words = plain(box.value.trim());
    texts ??= rows.map((row) => plain(row.textContent));
    hits = words === '' ? [] : rows.filter((_, index) => texts[index].includes(words));
    for (const row of hits) row.classList.add('hit');
    at = -1;
    said.value = words !== '' && hits.length === 0 ? find.dataset.none : '';
    go(1);
  };
  find.hidden = false;
  let waiting;
  box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 200); });
  box.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); go(event.shiftKey ? -1 : 1); } });
  const [back, on] = find.querySelectorAll('button');
  back.addEventListener('click', () => go(-1));
  on.addEventListener('click', () => go(1));
})();
`;
