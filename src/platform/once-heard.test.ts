import { expect, test } from 'vitest';
import { onceHeard } from './once-heard';

/** Answers after so many refusals with these words. */
function end(refusals: number, words = 'Could not establish connection. Receiving end does not exist.') {
  let asked = 0;
  return {
    asked: () => asked,
    send: async () => {
      asked += 1;
      if (asked <= refusals) throw new Error(words);
      return 'answer';
    },
  };
}

test('a message that nobody took is sent until somebody does', async () => {
  const { send, asked } = end(2);
  expect(await onceHeard(send, [0, 0])).toBe('answer');
  expect(asked()).toBe(3);
});

test('it is given up in the end', async () => {
  const { send, asked } = end(9);
  await expect(onceHeard(send, [0, 0])).rejects.toThrow('Receiving end');
  expect(asked()).toBe(3);
});

test('what failed at the other end is not sent again', async () => {
  const { send, asked } = end(1, 'QuotaExceededError');
  await expect(onceHeard(send, [0, 0])).rejects.toThrow('Quota');
  expect(asked()).toBe(1);
});
