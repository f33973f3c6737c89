import { afterEach, expect, it } from 'vitest';
import { putLayoutHere } from './layout-here';
import { LayoutOnCall } from './layout-on-call';
import { cutPane } from './reader/cut-pane';
import { findPanes } from './reader/find-panes';
import { readByLayout } from './reader/layout/read-by-layout';

afterEach(() => {
  putLayoutHere(null);
  document.body.replaceChildren();
});

/** Counts how often the layout reader is sent for, and lets it arrive. */
function messenger(outcome: 'arrives' | 'stays away' | 'fails') {
  const asked: string[] = [];
  const bring = async (): Promise<void> => {
    asked.push('layout');
    await Promise.resolve();
    if (outcome === 'fails') throw new Error('no one listens');
    if (outcome === 'arrives') putLayoutHere(readByLayout);
  };
  return { asked, layout: new LayoutOnCall(bring) };
}

function pane(rows: string): void {
  const list = document.createElement('div');
  list.className = 'pane';
  for (const className of rows.split(' ')) {
    const row = list.appendChild(document.createElement('p'));
    row.className = `row ${className}`;
    row.textContent = 'hello';
  }
  document.body.append(list);
}

it('is sent for once, and is there when awaited', async () => {
  const { asked, layout } = messenger('arrives');
  expect([layout.awaited(), layout.ask(), layout.ask()]).toEqual([null, null, null]);
  await layout.awaited();
  expect([layout.ask(), layout.awaited(), asked]).toEqual([readByLayout, null, ['layout']]);
});

it.each(['stays away', 'fails'] as const)('ends the waiting when it %s, and is not sent for again', async (outcome) => {
  const { asked, layout } = messenger(outcome);
  layout.ask();
  await layout.awaited();
  expect([layout.ask(), layout.awaited(), asked]).toEqual([null, null, ['layout']]);
});

const hints = { landmark: '.pane', pane: '.pane', row: '.row', text: '.row', direction: { in: '.in', out: '.out' } };

function read(layout: LayoutOnCall): void {
  for (const found of findPanes(document, hints, layout.ask)) cutPane(found, hints, layout.ask).read({ from: null, atMost: 100 });
}

it('is left alone by a page whose hints tell everything', () => {
  const { asked, layout } = messenger('arrives');
  pane('in out in');
  read(layout);
  expect(asked).toEqual([]);
});

it.each(['in neither out', ''])('is sent for where hints do not tell enough: %j', (rows) => {
  const { asked, layout } = messenger('arrives');
  if (rows !== '') pane(rows);
  read(layout);
  expect(asked).toEqual(['layout']);
});
