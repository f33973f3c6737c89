import { expect, it } from 'vitest';
import type { Draft } from './draft';
import { finishRows, separatorAfter } from './finish-rows';

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({
  element: document.createElement('div'),
  direction: 'in',
  sender: null,
  time: null,
  timeAttribute: null,
  kind: 'text',
  text,
  tooLong: false,
  attachments: [],
  platformId: null,
  pending: false,
  failed: false,
  auto: false,
  ...more,
});
const notice = (text: string, time: string | null): Draft => draft(text, { direction: 'system', kind: null, time });
const times = (entries: Parameters<typeof finishRows>[0]) => finishRows(entries).rows.map(({ row }) => [row.time.separator, row.time.text]);

it('takes a day that stands at a notice for the line above it, which holds for what comes below', () => {
  const entries = [
    { separators: ['4 September 2026'], draft: draft('bye', { time: '20:43' }) },
    { separators: [], draft: notice('Kim joined the chat', '2 November 2026') },
    { separators: [], draft: draft('hello?', { time: '10:02' }) },
  ];
  expect(times(entries)).toEqual([
    ['4 September 2026', '20:43'],
    ['2 November 2026', null],
    ['2 November 2026', '10:02'],
  ]);
  expect(entries.reduce<string | null>((line, entry) => separatorAfter(entry, line), null)).toBe('2 November 2026');
});

it('leaves a clock at a notice, and a day at a message, where they are', () => {
  expect(
    times([
      { separators: ['Today'], draft: notice('Kim left the chat', '10:01') },
      { separators: [], draft: draft('see you', { time: '2 November 2026' }) },
    ]),
  ).toEqual([
    ['Today', '10:01'],
    ['Today', '2 November 2026'],
  ]);
});
