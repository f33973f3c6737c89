import { expect, test } from 'vitest';
import { recalled, tellStory } from './story.ts';

const now = Date.UTC(2026, 10, 20, 6, 30);

test('the same seed tells the same story, another one another', () => {
  expect(tellStory(7, now)).toEqual(tellStory(7, now));
  expect(tellStory(8, now)).not.toEqual(tellStory(7, now));
});

test('every conversation runs forward in time, under ids of its own', () => {
  const conversations = tellStory(7, now);
  for (const { messages } of conversations) {
    const times = messages.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(now);
  }
  const ids = conversations.flatMap(({ messages }) => messages.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('the main conversations have 300 messages each, in four scripts and of every kind', () => {
  const main = tellStory(7, now).filter(({ messages }) => messages.length === 300);
  expect(main.map(({ buyer }) => buyer.language)).toEqual(['zh', 'en', 'th', 'vi']);
  const kinds = new Set(main.flatMap(({ messages }) => messages.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(['image', 'order', 'product', 'system', 'text']);
});

test('a recall keeps the place and the id of what was taken back, and none of its words', () => {
  const message = tellStory(7, now)[0]?.messages.find(({ direction }) => direction === 'in');
  if (!message) throw new Error('the story has no message of a buyer');
  expect(recalled(message)).toMatchObject({
    id: message.id,
    at: message.at,
    direction: 'system',
    sender: null,
    text: '对方撤回了一条消息',
  });
});
