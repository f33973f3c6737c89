import { expect, it } from 'vitest';
import type { Row } from '../../src/domain/row';
import type { Cut, Part, PartReading } from '../reader/cut-pane';
import { Gatherer } from './gather';
import { ManualScheduler } from './support/manual-scheduler';

/** Texts of a pane; an empty one is a row that the reader refuses. */
function paneOf(texts: readonly string[]): { readonly cut: Cut; readonly elements: readonly Element[] } {
  const elements = texts.map(() => document.createElement('p'));
  const read = ({ from, atMost }: Part): PartReading | null => {
    const first = from ? elements.indexOf(from as HTMLParagraphElement) : 0;
    const taken = texts.slice(first, first + atMost);
    const rows = taken.flatMap((text, at) => {
      const element = elements[first + at];
      return element && text !== '' ? [{ element, row: rowOf(text) }] : [];
    });
    const parties = { account: null, peer: { id: null, name: 'anna' }, conversationId: null };
    const more = first + taken.length < texts.length;
    const counted = more ? taken.slice(0, taken.findLastIndex((text) => text !== '') + 1) : taken;
    const refused = counted.filter((text) => text === '').length;
    return { parties, orders: [], fromStart: false, refused, rows, more };
  };
  return { cut: { read }, elements };
}

const rowOf = (text: string): Row => ({
  direction: 'in',
  sender: null,
  time: { text: null, separator: null, attribute: null, carried: false },
  kind: 'text',
  text,
  attachments: [],
  platformId: null,
  state: 'whole',
  auto: false,
});

async function gathered(texts: readonly string[]) {
  const { cut } = paneOf(texts);
  const scheduler = new ManualScheduler();
  const reader = { find: () => [], cut: () => cut, awaited: () => null };
  const gatherer = new Gatherer({ element: document.createElement('div'), root: document }, reader, scheduler);
  const gathering = gatherer.gather({ from: null, until: null }, new AbortController().signal);
  await scheduler.pass(60_000);
  return gathering;
}

const many = (count: number, text: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => text(at));

it.each([
  ['at the beginning', [...many(300, () => ''), ...many(30, (at) => `text ${at}`)]],
  ['in the midst', [...many(30, (at) => `text ${at}`), ...many(900, () => ''), ...many(30, (at) => `later ${at}`)]],
  ['at the end', [...many(30, (at) => `text ${at}`), ...many(300, () => '')]],
])('goes on past any number of rows that are refused %s, and counts them once', async (_, texts) => {
  const reading = await gathered(texts);
  expect(reading?.rows.map(({ row }) => row.text)).toEqual(texts.filter((text) => text !== ''));
  expect(reading).toMatchObject({ refused: texts.filter((text) => text === '').length, whole: true, toEnd: true });
});
