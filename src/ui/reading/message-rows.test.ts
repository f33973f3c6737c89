import { describe, expect, test } from 'vitest';
import type { ArchiveReader, StoredMessage } from '../../archive/ports';
import { MessageRows } from './message-rows';

const at = '2026-11-20T14:30:00+08:00';
const message = (order: number, text = `of ${order}`): StoredMessage => ({
  id: `k/${order}`,
  conversation: 'k',
  platformId: null,
  direction: 'in',
  sender: null,
  time: { iso: at, precision: 'minute', raw: null, source: 'row' },
  kind: 'text',
  text,
  attachments: [],
  orders: [],
  flags: [],
  versions: [],
  seen: { first: at, last: at, by: [], how: 'seen' },
  order,
  at: order,
});

/** An archive over a list that may change, which counts what is asked of it. */
function shelf(messages: StoredMessage[]) {
  const asked: string[] = [];
  const archive: Pick<ArchiveReader, 'messages'> = {
    async messages(_, range) {
      asked.push(JSON.stringify(range));
      if ('after' in range) return messages.filter(({ order }) => order > range.after).slice(0, range.limit);
      if ('before' in range) return messages.filter(({ order }) => order < range.before).slice(-range.limit);
      const from = Math.max(0, messages.findIndex(({ order }) => order >= range.around) - range.limit / 2);
      return messages.slice(from, from + range.limit);
    },
  };
  const outline = async () => ({
    orders: Float64Array.from(messages, ({ order }) => order),
    at: Float64Array.from(messages, (one) => one.at),
  });
  return { archive, outline, asked };
}

/** Lets everything that was asked be answered. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

function rowsOf(messages: StoredMessage[]) {
  const { archive, outline, asked } = shelf(messages);
  const lists: number[] = [];
  const problems: unknown[] = [];
  const rows: MessageRows = new MessageRows({
    archive,
    outline,
    key: 'k',
    replaced: () => lists.push(rows.orders.length),
    read: () => {},
    failed: (error) => problems.push(error),
  });
  return { rows, asked, lists, problems };
}

const many = (count: number): StoredMessage[] => Array.from({ length: count }, (_, index) => message(index * 10));

test('the end is there before the whole list is, and stays the end of it', async () => {
  const { rows, lists } = rowsOf(many(1000));
  rows.open(null);
  await answered();
  expect(lists).toEqual([60, 1000]);
  expect(rows.message(999)?.order).toBe(9990);
  expect(rows.message(0)).toBeUndefined();
});

describe('rows that are wanted', () => {
  test('are read part by part, those in the middle first, and not twice', async () => {
    const { rows, asked } = rowsOf(many(1000));
    rows.open(null);
    await answered();
    rows.want({ first: 100, last: 260 });
    await answered();
    expect(asked.slice(1).map((range) => (JSON.parse(range) as { after: number }).after)).toEqual([1490, 1990, 990, 2490]);
    expect([100, 260].map((index) => rows.message(index)?.order)).toEqual([1000, 2600]);
    rows.want({ first: 120, last: 250 });
    await answered();
    expect(asked.length).toBe(5);
  });

  test('are read again when they may have changed', async () => {
    const messages = many(100);
    const { rows } = rowsOf(messages);
    rows.open(null);
    await answered();
    messages[99] = message(990, 'edited');
    rows.want({ first: 90, last: 99 });
    rows.renew(false);
    await answered();
    expect(rows.message(99)?.text).toBe('edited');
  });
});

test('a list that is not what is there any more is asked for again', async () => {
  const messages = many(300);
  const { rows, lists } = rowsOf(messages);
  rows.open(null);
  await answered();
  messages.splice(5, 0, message(45));
  rows.want({ first: 0, last: 20 });
  await answered();
  expect(lists.at(-1)).toBe(301);
  expect([5, 6].map((index) => rows.message(index)?.order)).toEqual([45, 50]);
});

test('messages behind the last one are found', async () => {
  const messages = many(70);
  const { rows } = rowsOf(messages);
  rows.open(null);
  await answered();
  messages.push(message(700), message(710));
  rows.follow();
  await answered();
  expect(rows.orders.length).toBe(72);
  expect(rows.message(71)?.order).toBe(710);
});

test('what cannot be read is told, and nothing after the end', async () => {
  const { rows, problems } = rowsOf(many(10));
  rows.open(null);
  rows.close();
  await answered();
  expect(rows.outline).toBeNull();
  expect(problems).toEqual([]);
});
