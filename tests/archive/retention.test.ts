import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keptMonths, quietBefore } from '../../src/archive/retention';
import type { ConversationRow } from '../../src/archive/stored';
import type { Case, ExhibitWhat } from '../../src/cases/case';
import { archiveDatabase, type Database } from '../../src/store/database';
import { logSource } from '../../src/store/evidence/log-source';
import { logState } from '../../src/store/evidence/log-state';
import { mergeStore } from '../../src/store/merge-store';
import { quietAmount, removeQuiet } from '../../src/store/retention';
import { aConversationRow, aMessageRow } from './stored-rows';

const held = vi.hoisted(() => ({ alarms: new Map<string, object>(), stored: new Map<string, unknown>() }));

vi.mock('../../src/platform/browser', () => ({
  browser: {
    alarms: {
      create: async (name: string, when: object) => void held.alarms.set(name, when),
      clear: async (name: string) => held.alarms.delete(name),
      get: async (name: string) => held.alarms.get(name),
    },
    storage: {
      local: {
        get: async (key: string) => (held.stored.has(key) ? { [key]: held.stored.get(key) } : {}),
        set: async (items: object) => Object.entries(items).forEach(([key, value]) => held.stored.set(key, value)),
      },
    },
  },
}));

const { retention } = await import('../../src/background/retention');
const { setSetting, settings } = await import('../../src/platform/settings');

const day = 86_400_000;
const now = Date.parse('2026-11-22T08:00:00Z');
const yearsAgo = (years: number): number => now - years * 365 * day;

let names = 0;
let database: Database;
beforeEach(() => {
  database = archiveDatabase(`retention-${++names}`);
  held.alarms.clear();
  held.stored.clear();
});
afterEach(async () => database.delete());

/** Archives a conversation of so many messages that was last seen, and last spoken in, at that moment. */
async function chat(key: string, at: number, more: Partial<ConversationRow> = {}, count = 2): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) =>
    aMessageRow(`${key}${index}`, { conversation: key, order: 1024 * (index + 1), at, text: `words of ${key}`, orders: more.orders ?? [] }),
  );
  const row = aConversationRow(key, { total: count, lastAt: at, lastSeen: at, ...more });
  await mergeStore(database, undefined, () => at).transact(async (session) => {
    await session.putMessages(row, rows);
    await session.putConversation(row, [`wangwang/${key}`]);
  });
}

const keysLeft = async (): Promise<readonly string[]> => (await database.conversations.toArray()).map(({ key }) => key);

const aCase = (what: ExhibitWhat, orders: readonly string[] = []): Case => ({
  id: JSON.stringify([what, orders]).slice(0, 90),
  name: '',
  preset: 'taobao',
  parties: { own: '', other: '' },
  orders: [...orders],
  deadline: null,
  zone: 'Asia/Shanghai',
  remind: null,
  status: 'closed',
  notes: '',
  exhibits: [{ id: 'e', what, title: '', remark: '', asks: null, watermark: '', redaction: null }],
  created: 1,
  changed: 1,
  reminded: null,
});

describe('the time that is kept', () => {
  test.each([
    ['2026-11-22T08:00:00Z', 12, '2025-11-22T08:00:00.000Z'],
    ['2026-08-31T08:00:00Z', 6, '2026-02-28T08:00:00.000Z'],
    ['2024-02-29T00:00:00Z', 12, '2023-02-28T00:00:00.000Z'],
    ['2026-01-05T23:59:00Z', 6, '2025-07-05T23:59:00.000Z'],
  ])('of %s, %i months before is %s', (from, months, expected) => {
    expect(new Date(quietBefore(Date.parse(from), months)).toISOString()).toBe(expected);
  });
});

describe('conversations past their time', () => {
  test('go whole, and the log says that they went by their time, and when', async () => {
    await chat('old', yearsAgo(3));
    await chat('new', yearsAgo(0.5));
    const before = quietBefore(now, 12);
    expect(await quietAmount(database, before)).toEqual({ conversations: 1, messages: 2 });
    expect(await removeQuiet(database, before, now)).toMatchObject({
      messages: 2,
      conversations: 1,
      head: { messages: 2, conversations: 1 },
    });
    expect(await keysLeft()).toEqual(['new']);
    const { size } = await logState(database);
    const [told] = await logSource(database).deletions(size);
    expect(told?.cells.map((cell) => ('parts' in cell ? cell.parts : []))).toEqual([['2026-11-22T08:00:00.000Z', 'retention'], ['0-1']]);
    const left = JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
    expect([left.includes('words of old'), left.includes('words of new')]).toEqual([false, true]);
    expect(await removeQuiet(database, before, now)).toBeNull();
  });

  test('are those that nothing was said and nothing was seen in', async () => {
    await chat('seen-again', yearsAgo(3), { lastSeen: yearsAgo(0.1) });
    await chat('time-unknown', yearsAgo(3), { lastAt: null, lastSeen: yearsAgo(2) });
    await removeQuiet(database, quietBefore(now, 12), now);
    expect(await keysLeft()).toEqual(['seen-again']);
  });

  test('stay where a case, a note or a tag holds them', async () => {
    for (const key of ['whole', 'days', 'one', 'loose', 'noted']) await chat(key, yearsAgo(3));
    await chat('order', yearsAgo(3), { orders: ['7788990011'] });
    await chat('of-the-case', yearsAgo(3), { orders: ['5566'] });
    await database.notes.put({ conversation: 'noted', text: '', tags: ['kept'], changed: 1, others: [] });
    await database.cases.bulkPut([
      aCase({ kind: 'conversation', key: 'whole' }),
      aCase({ kind: 'days', key: 'days', from: null, to: null }),
      aCase({ kind: 'messages', ids: ['one1', 'gone'] }),
      aCase({ kind: 'order', order: '7788990011' }, ['5566']),
    ]);
    expect(await quietAmount(database, quietBefore(now, 6))).toEqual({ conversations: 1, messages: 2 });
    await removeQuiet(database, quietBefore(now, 6), now);
    expect((await keysLeft()).toSorted()).toEqual(['days', 'noted', 'of-the-case', 'one', 'order', 'whole']);
  });

  test('leave a file that a case holds', async () => {
    const sha256 = 'a'.repeat(64);
    const file = { kind: 'image', name: 'a', url: 'https://img.example/a', sha256, bytes: 1, state: 'kept' } as const;
    await database.blobs.bulkPut(
      [sha256, 'b'.repeat(64)].map((name) => ({ sha256: name, bytes: 1, type: 'image/png', data: Uint8Array.of(1) })),
    );
    await chat('old', yearsAgo(3));
    await mergeStore(database).transact(async (session) =>
      session.putMessages(aConversationRow('old'), [
        aMessageRow('old0', {
          conversation: 'old',
          attachments: [file, { ...file, url: 'https://img.example/b', sha256: 'b'.repeat(64) }],
        }),
      ]),
    );
    await database.cases.put(aCase({ kind: 'file', sha256, name: 'a', type: 'image/png', bytes: 1 }));
    await removeQuiet(database, quietBefore(now, 6), now);
    expect((await database.blobs.toArray()).map((row) => row.sha256[0])).toEqual(['a']);
  });

  test('go in portions, the quietest first', async () => {
    for (let index = 0; index < 60; index += 1) await chat(`c${index}`, yearsAgo(5) + index * day, {}, 1);
    await removeQuiet(database, quietBefore(now, 12), now);
    expect((await keysLeft()).toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `c${index + 50}`));
  });
});

describe('the daily look', () => {
  const heads: number[] = [];
  const keeper = (at: number) =>
    retention(
      database,
      () => at,
      async ({ head }) => void heads.push(head.conversations),
    );

  test('deletes nothing while everything is kept for ever, and has no alarm', async () => {
    await chat('old', yearsAgo(30));
    await keeper(now).schedule();
    await keeper(now).daily();
    expect([await keysLeft(), held.alarms.size]).toEqual([['old'], 0]);
  });

  test('deletes portion by portion what is past its time, tells of each, and remembers it', async () => {
    for (let index = 0; index < 60; index += 1) await chat(`c${index}`, yearsAgo(5), {}, 1);
    await setSetting(settings.keptMonths, 24);
    await keeper(now).chosen();
    expect([await keysLeft(), heads.splice(0), held.alarms.size]).toEqual([[], [10, 0], 1]);
    expect(held.stored.get('lastRetention')).toEqual({ at: now, conversations: 60, messages: 60 });
  });

  test('waits a day after a long absence or a jump of the clock', async () => {
    await setSetting(settings.keptMonths, 6);
    await keeper(now).daily();
    await chat('last-year', now - 100 * day);
    const later = now + 300 * day;
    await keeper(later).daily();
    expect(await keysLeft()).toEqual(['last-year']);
    // The clock was wrong: it is told so again, and nothing has gone.
    await keeper(now + day).daily();
    await keeper(now + 2 * day).daily();
    expect(await keysLeft()).toEqual(['last-year']);
    await keeper(later).daily();
    await keeper(later + day).daily();
    expect(await keysLeft()).toEqual([]);
  });

  test('takes no period but those that are offered', async () => {
    await expect(keeper(now).amount(1)).rejects.toThrow(RangeError);
    expect(await Promise.all(keptMonths.map(async (months) => keeper(now).amount(months)))).toHaveLength(keptMonths.length);
    held.stored.set('keptMonths', 1);
    await chat('old', yearsAgo(30));
    await keeper(now).daily();
    await keeper(now + day).daily();
    expect(await keysLeft()).toEqual(['old']);
  });
});
