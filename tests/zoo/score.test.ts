import { describe, expect, test } from 'vitest';
import { expectedOf, type ExpectedMessage } from './expected';
import { inventTalk } from './invent';
import { rules } from './rules';
import { f1, rate, type ReadMessage, scoreReading } from './score';

const now = Date.parse('2026-11-20T15:00:00+08:00');

const perfect = (expected: readonly ExpectedMessage[]): ReadMessage[] =>
  expected.map(({ author, direction, ...message }) => ({ ...message, direction: direction ?? 'in', sender: message.sender ?? author }));

const expectedFor = (page: string): readonly ExpectedMessage[] => {
  const rule = rules.find(({ id }) => id === page);
  if (!rule) throw new Error(`no page ${page}`);
  return expectedOf(rule, inventTalk(rule.wishes[0], now));
};
const chat = expectedFor('column-reverse');

describe('the score of a reading', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('a perfect reading of %s is perfect', (_, rule) => {
    for (const wish of rule.wishes) {
      const expected = expectedOf(rule, inventTalk(wish, now));
      const score = scoreReading(perfect(expected), expected);
      expect(score.faults).toEqual([]);
      expect(f1(score)).toBe(1);
      expect(rate(score.order)).toBe(1);
      expect(expected.length).toBeGreaterThan(35);
    }
  });

  test('nothing read is nothing found', () => {
    const score = scoreReading([], chat);
    expect(f1(score)).toBe(0);
    expect(score.faults).toHaveLength(chat.length);
  });

  test('counts lost and invented messages', () => {
    const damaged = perfect(chat).filter((_, index) => index % 10 !== 9);
    damaged.push({ direction: 'in', sender: null, time: null, kind: 'text', text: 'never said' });
    const score = scoreReading(damaged, chat);
    expect(score.recall.of - score.recall.right).toBe(Math.floor(chat.length / 10));
    expect(score.precision.of - score.precision.right).toBe(1);
    expect(score.faults.filter((fault) => fault.startsWith('invented'))).toHaveLength(1);
  });

  test('one message read twice is one too many, the same words said twice are two', () => {
    const once = chat.slice(0, 1);
    expect(scoreReading([...perfect(once), ...perfect(once)], once).precision).toEqual({ right: 1, of: 2 });
    const twice = [...once, ...once];
    expect(scoreReading(perfect(twice), twice).precision).toEqual({ right: 2, of: 2 });
  });

  test('a time or a name glued to the words makes the words wrong, the message is found', () => {
    const place = chat.findIndex(({ kind, text }) => kind === 'text' && text.length > 9);
    const damaged = perfect(chat).map((one, index) => (index === place ? { ...one, text: `${one.text} 14:05` } : one));
    const score = scoreReading(damaged, chat);
    expect(score.recall.of - score.recall.right).toBe(1);
    expect(score.kind.of).toBe(chat.length);
    expect(score.faults).toHaveLength(1);
  });

  test.each([
    ['direction', (one: ReadMessage): ReadMessage => ({ ...one, direction: one.direction === 'in' ? 'out' : 'in' })],
    ['sender', (one: ReadMessage): ReadMessage => ({ ...one, sender: 'somebody else' })],
    ['time', (one: ReadMessage): ReadMessage => ({ ...one, time: '2020-01-01T00:00' })],
    ['kind', (one: ReadMessage): ReadMessage => ({ ...one, kind: 'card' })],
  ] as const)('counts a wrong %s once for each message that shows one', (field, damage) => {
    const places = new Set([...chat.keys()].filter((index) => chat[index]?.kind === 'text' && chat[index].direction === 'in').slice(0, 5));
    const score = scoreReading(
      perfect(chat).map((one, index) => (places.has(index) ? damage(one) : one)),
      chat,
    );
    expect(score[field].of - score[field].right).toBe(5);
    expect(f1(score)).toBe(1);
  });

  test('a false name where none is shown is a fault, silence is not', () => {
    const own = chat.filter(({ direction, kind }) => direction === 'out' && kind === 'text').slice(0, 1);
    const silent = perfect(own).map((one) => ({ ...one, sender: null }));
    expect(scoreReading(silent, own).sender).toEqual({ right: 0, of: 0 });
    const wrong = perfect(own).map((one) => ({ ...one, sender: 'Odile' }));
    expect(scoreReading(wrong, own).sender).toEqual({ right: 0, of: 1 });
  });

  test('a conversation read backwards is found and out of order', () => {
    const score = scoreReading(perfect(chat).toReversed(), chat);
    expect(score.recall.right).toBe(chat.length);
    expect(rate(score.order)).toBeLessThan(0.2);
  });
});
