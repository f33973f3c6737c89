import { afterEach, expect, it } from 'vitest';
import { cutPane } from '../cut-pane';
import { readByLayout } from './read-by-layout';
import type { ReadRow } from '../reading';
import { showHtml } from '../support/show-html';

afterEach(() => document.body.replaceChildren());

const count = 600;
const isOut = (index: number): boolean => index % 3 === 0;

function say(index: number): string {
  const day =
    index % 50 === 0
      ? `<div style="text-align:center;font-size:11px;color:#888">2026-03-${String(1 + index / 50).padStart(2, '0')}</div>`
      : '';
  const side = isOut(index) ? 'flex-end' : 'flex-start';
  return `${day}<div style="display:flex;flex-direction:column;align-items:${side};margin:8px">
    <p style="background:${isOut(index) ? '#cfe8ff' : '#eee'};border-radius:8px;padding:6px;margin:0;max-width:60%">message ${index} ${'and more '.repeat(index % 5)}</p>
    <span style="font-size:11px;color:#888">14:${String(index % 60).padStart(2, '0')}</span></div>`;
}

function paneOf(direction: 'column' | 'column-reverse'): HTMLElement {
  const rows = Array.from({ length: count }, (_, index) => say(index));
  const inside = direction === 'column' ? rows.join('') : '';
  showHtml(
    `<div class="log" style="height:300px;width:600px;overflow:auto"><div class="list" style="display:flex;flex-direction:${direction}">${inside}</div></div><textarea></textarea>`,
  );
  const list = document.querySelector('.list');
  if (list && direction === 'column-reverse') {
    const parsed = new DOMParser().parseFromString(rows.join(''), 'text/html');
    list.append(...[...parsed.body.children].toReversed());
  }
  const pane = document.querySelector<HTMLElement>('.log');
  if (!pane) throw new Error('the pane is not shown');
  return pane;
}

/** Reads a pane in parts of `atMost` rows, as the watcher does. */
function inParts(element: HTMLElement, atMost: number): readonly ReadRow[] {
  const cut = cutPane({ element, root: document }, null, () => readByLayout);
  const rows: ReadRow[] = [];
  for (let more = true; more;) {
    const part = cut.read({ from: rows.at(-1)?.element ?? null, atMost });
    if (!part) throw new Error('the pane has changed');
    expect(part.rows[0]?.element === rows.at(-1)?.element || rows.length === 0).toBe(true);
    rows.push(...part.rows.slice(rows.length === 0 ? 0 : 1));
    more = part.more;
  }
  return rows;
}

const numbers = (rows: readonly ReadRow[]): readonly number[] => rows.map(({ row }) => Number(/^message (\d+)/.exec(row.text)?.[1] ?? -1));

it.each(['column', 'column-reverse'] as const)('reads a long %s in parts as if it were read at once', (direction) => {
  const pane = paneOf(direction);
  for (const atMost of [20, 170]) {
    const rows = inParts(pane, atMost);
    expect(numbers(rows)).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(rows.filter(({ row }, index) => row.direction !== (isOut(index) ? 'out' : 'in'))).toEqual([]);
    expect(rows.map(({ row }) => row.time.separator)).toEqual(
      rows.map((_, index) => `2026-03-${String(1 + Math.floor(index / 50)).padStart(2, '0')}`),
    );
    expect(rows.every(({ row }, index) => row.time.text === `14:${String(index % 60).padStart(2, '0')}`)).toBe(true);
  }
});

it('reads what arrived without the rest, and what changed as it now is', () => {
  const pane = paneOf('column');
  const before = inParts(pane, 100);
  const from = before.at(-3)?.element ?? null;
  const list = pane.firstElementChild;
  list?.insertAdjacentHTML('beforeend', say(601).replace('message 601', 'message 600'));
  const changed = before.at(-2)?.element.querySelector('p') ?? before.at(-2)?.element;
  if (changed) changed.textContent = 'message 9999';
  const part = cutPane({ element: pane, root: document }, null, () => readByLayout).read({ from, atMost: 40 });
  expect(part && numbers(part.rows)).toEqual([597, 9999, 599, 600]);
  expect(part?.more).toBe(false);
});

it('puts rows under a line that came after them, far below it too', () => {
  const pane = paneOf('column');
  const lines = [...pane.querySelectorAll<HTMLElement>('.list > div')].filter(({ textContent }) => /^2026-03-\d\d$/.test(textContent));
  const line = lines[4];
  const after = line?.nextElementSibling;
  if (!line || !after) throw new Error('the line is not shown');
  line.remove();
  const read = inParts(pane, 40);
  after.before(line);
  const cut = cutPane({ element: pane, root: document }, null, () => readByLayout);
  const first = cut.read({ from: read[203]?.element ?? null, atMost: 40 });
  // So many rows at once are looked at with few before them.
  const second = cut.read({ from: first?.rows.at(-1)?.element ?? null, atMost: 80 });
  expect(numbers(second?.rows.slice(0, 1) ?? [])[0]).toBeGreaterThan(230);
  expect(new Set(second?.rows.slice(0, 5).map(({ row }) => row.time.separator))).toEqual(new Set([line.textContent]));
});
