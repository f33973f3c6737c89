import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NoteWish } from '../../archive/notes';
import type { Note } from '../../domain/note';
import { type DraftStorage, forgetDrafts, noteDrafts } from './note-drafts';
import { NoteSaver, pauseMs, saveDrafts, type Saving } from './note-saver';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function memoryStorage(): DraftStorage & { readonly keys: () => readonly string[] } {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
    keys: () => [...map.keys()],
  };
}

const noted = ({ text, tags }: NoteWish): Note => ({ text, tags, changed: 1, others: [] });

function scene(save: (wish: NoteWish) => Promise<Note | null> = async (wish) => noted(wish)) {
  const asked: NoteWish[] = [];
  const said: Saving[] = [];
  const storage = memoryStorage();
  const drafts = noteDrafts(storage);
  const saver = new NoteSaver('c1', {
    save: (wish) => {
      asked.push(wish);
      return save(wish);
    },
    drafts,
    now: () => 1000,
    told: (saving) => said.push(saving),
  });
  return { saver, asked, said, storage, drafts };
}

describe('what is typed', () => {
  test('is saved once, a pause after the last key', async () => {
    const { saver, asked, said, storage } = scene();
    saver.edit('a', []);
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    saver.edit('ab', ['vip']);
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([{ conversation: 'c1', text: 'ab', tags: ['vip'], dropped: [], typed: null }]);
    expect(said).toEqual(['waiting', 'waiting', 'saved']);
    expect(storage.keys()).toEqual([]);
    expect(saver.isWaiting).toBe(false);
  });

  test('is saved at once when told to, and not again after the pause', async () => {
    const { saver, asked } = scene();
    saver.edit('a', []);
    await saver.flush();
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(asked).toHaveLength(1);
    await saver.flush();
    expect(asked).toHaveLength(1);
  });

  test('while an earlier save is on its way is neither called saved nor dropped', async () => {
    const waiting: (() => void)[] = [];
    const { saver, asked, said, drafts } = scene((wish) => new Promise((resolve) => void waiting.push(() => resolve(noted(wish)))));
    saver.edit('a', []);
    const first = saver.flush();
    saver.edit('ab', [], [7]);
    waiting[0]?.();
    await first;
    expect(said).toEqual(['waiting', 'waiting']);
    expect(drafts.all().get('c1')).toMatchObject({ text: 'ab', dropped: [7] });
    const second = saver.flush();
    waiting[1]?.();
    await second;
    expect(asked.map(({ text }) => text)).toEqual(['a', 'ab']);
    expect(said.at(-1)).toBe('saved');
    expect(drafts.all().size).toBe(0);
  });

  test('stays among the drafts while it cannot be saved, and is tried again', async () => {
    let fails = true;
    const { saver, said, drafts } = scene(async (wish) => {
      if (fails) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
      return noted(wish);
    });
    saver.edit('a', []);
    await saver.flush();
    expect(said.at(-1)).toBe('storage-full');
    expect(drafts.all().get('c1')?.text).toBe('a');
    fails = false;
    await saver.flush();
    expect(said.at(-1)).toBe('saved');
    expect(drafts.all().size).toBe(0);
  });
});

describe('drafts', () => {
  test('that a closed page left behind are saved with the time they were typed at', async () => {
    const { saver, drafts } = scene();
    saver.edit('left behind', ['late']);
    const wishes: NoteWish[] = [];
    await saveDrafts(drafts, async (wish) => {
      wishes.push(wish);
      return null;
    });
    expect(wishes).toEqual([{ conversation: 'c1', text: 'left behind', tags: ['late'], dropped: [], typed: 1000 }]);
    expect(drafts.all().size).toBe(0);
  });

  test('that cannot be saved wait for another time', async () => {
    const { saver, drafts } = scene();
    saver.edit('left behind', []);
    await saveDrafts(drafts, async () => Promise.reject(new Error('asleep')));
    expect(drafts.all().size).toBe(1);
  });

  test('are forgotten all at once, and nothing else with them', () => {
    const storage = memoryStorage();
    storage.setItem('other', 'x');
    noteDrafts(storage).leave('c1', { text: 'a', tags: [], dropped: [], typed: 1 });
    forgetDrafts(storage);
    expect(storage.keys()).toEqual(['other']);
  });

  test('that are none are thrown away', () => {
    const storage = memoryStorage();
    storage.setItem('note-draft c1', '{"text":1}');
    storage.setItem('note-draft c2', '{');
    expect(noteDrafts(storage).all().size).toBe(0);
    expect(storage.keys()).toEqual([]);
  });

  test('are none where the browser allows no storage', () => {
    const drafts = noteDrafts(null);
    drafts.leave('c1', { text: 'a', tags: [], dropped: [], typed: 1 });
    expect(drafts.all().size).toBe(0);
  });
});
