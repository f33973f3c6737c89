import { beforeEach, expect, test, vi } from 'vitest';
import type { ArchiveHead } from '../archive/archive-head';

const local = new Map<string, unknown>();
let writes: string[] = [];
vi.mock('../platform/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => (local.has(key) ? { [key]: local.get(key) } : {}),
        set: async (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) {
            local.set(key, structuredClone(value));
            writes.push(key);
          }
        },
      },
    },
  },
}));
const { archiveMirror } = await import('./mirror');

const head = (sequence: number, messages: number, born = 'one'): ArchiveHead => ({ born, sequence, messages, conversations: 2 });
const noon = Date.parse('2026-11-21T12:00:00Z');
const mirror = () =>
  archiveMirror(
    () => noon,
    async () => undefined,
  );
/** A browser that ends and starts again: what is in memory is gone. */
const started = async (now: ArchiveHead | null) => {
  await mirror().check(async () => now);
  return local.get('loss') ?? null;
};
const mirrored = (now: ArchiveHead) => local.set('mirror', { ...now, at: noon });
const loss = (messages: number, left: number) => ({ messages, conversations: 2, at: noon, left });

beforeEach(() => {
  local.clear();
  writes = [];
});

test('a first run, with or without messages from before there was a mirror, has lost nothing', async () => {
  expect(await started(null)).toBeNull();
  expect(await started(head(0, 40))).toBeNull();
  expect(local.get('mirror')).toEqual({ ...head(0, 40), at: noon });
});

test('an archive that is as the mirror says, or further because the mirror was late, has lost nothing', async () => {
  mirrored(head(7, 40));
  expect(await started(head(7, 40))).toBeNull();
  expect(writes).toEqual([]);
  expect(await started(head(9, 55))).toBeNull();
  expect(local.get('mirror')).toMatchObject({ sequence: 9, messages: 55 });
});

test('doubles that were taken out are no loss', async () => {
  mirrored(head(7, 40));
  expect(await started(head(8, 38))).toBeNull();
});

test('a database that is missing is a loss, told until the user answers', async () => {
  mirrored(head(7, 40));
  expect(await started(null)).toEqual(loss(40, 0));
  expect(await started(null)).toEqual(loss(40, 0));
  expect(await started(head(1, 3, 'two'))).toEqual(loss(40, 0));
});

test('a shorter one is a loss, and so is another one, however much it holds', async () => {
  mirrored(head(7, 40));
  expect(await started(head(5, 30))).toEqual(loss(40, 30));
  local.clear();
  mirrored(head(7, 40));
  expect(await started(head(30, 90, 'two'))).toEqual(loss(40, 90));
});

test('of two losses the larger is told', async () => {
  mirrored(head(7, 40));
  await started(null);
  mirrored(head(2, 5, 'two'));
  expect(await started(null)).toEqual(loss(40, 0));
});

test('a database that vanishes while the browser runs is missed at the next message', async () => {
  mirrored(head(7, 40));
  const running = mirror();
  await running.check(async () => head(7, 40));
  running.stored(head(1, 1, 'two'));
  await vi.waitUntil(() => local.has('loss'));
  expect(local.get('loss')).toEqual(loss(40, 1));
});

test('what is stored while the archive is looked at is no loss', async () => {
  mirrored(head(7, 40));
  const running = mirror();
  await running.check(async () => {
    running.stored(head(8, 41));
    await vi.waitUntil(() => writes.includes('mirror'));
    return head(7, 40);
  });
  expect(local.get('mirror')).toMatchObject({ sequence: 8 });
  expect(local.has('loss')).toBe(false);
});

test('many messages at once are few writes, and the last of them is written', async () => {
  const running = mirror();
  for (let sequence = 1; sequence <= 50; sequence++) running.stored(head(sequence, sequence));
  await vi.waitUntil(() => (local.get('mirror') as ArchiveHead | undefined)?.sequence === 50);
  expect(writes.length).toBeLessThanOrEqual(2);
});

test('a mirror of nothing, and a deliberate wipe, raise nothing', async () => {
  const running = mirror();
  running.stored(head(7, 40));
  await running.forget();
  expect(await started(null)).toBeNull();
  mirrored(head(3, 0));
  expect(await started(null)).toBeNull();
});

test('an archive that cannot be read is not called lost', async () => {
  mirrored(head(7, 40));
  await expect(
    mirror().check(async () => {
      throw new Error('closed');
    }),
  ).rejects.toThrow('closed');
  expect(local.has('loss')).toBe(false);
  expect(local.get('mirror')).toMatchObject({ sequence: 7 });
});
