import { expect, test } from 'vitest';
import type { ReadMessage } from '../zoo/score';
import { asTruth, isWell, losesMessages, outcomeOf, sheetOf } from './judge';

const said: readonly ReadMessage[] = Array.from({ length: 10 }, (_, index) => ({
  direction: index % 2 === 0 ? 'in' : 'out',
  sender: index % 2 === 0 ? 'Anna' : null,
  kind: 'text',
  text: `line ${index}`,
  time: `2026-11-20T14:0${index}`,
}));
const truth = said.map(asTruth);

test('a page that is read as it is has nothing wrong', () => {
  const sheet = sheetOf(said, truth);
  expect(sheet).toEqual({ f1: 1, wrong: [], faults: [] });
  expect([isWell(sheet), outcomeOf(sheet, []), outcomeOf(sheet, ['rows'])]).toEqual([true, 'read', 'read']);
});

test.each([
  ['a message less', said.slice(1), true],
  ['a message twice', [...said.slice(0, 1), ...said], true],
  ['no message', [], true],
  ['all sides turned', said.map((one) => ({ ...one, direction: one.direction === 'in' ? 'out' : 'in' })), false],
  ['no names', said.map((one) => ({ ...one, sender: null })), false],
  ['no times', said.map((one) => ({ ...one, time: null })), false],
] as const)('%s is lost in silence, unless it is told', (_, read, isOfMessages) => {
  const sheet = sheetOf(read, truth);
  expect([isWell(sheet), losesMessages(sheet)]).toEqual([false, isOfMessages]);
  expect([outcomeOf(sheet, []), outcomeOf(sheet, ['time'])]).toEqual(['lost', 'told']);
});

test('what the page itself no longer shows is not lost', () => {
  const unnamed = said.map((one) => ({ ...one, sender: null }));
  expect(outcomeOf(sheetOf(unnamed, truth, ['sender']), [])).toBe('read');
});
