import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { writeNote } from '../../src/archive/notes';
import { takeNote } from '../../src/background/take-note';
import { maxNote } from '../../src/domain/note';
import { jsonlWriter } from '../../src/export/jsonl-writer';
import { ledgerOf } from '../../src/export/ledger-of';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aSighting, aTimedRow } from './builders';
import { importInto, jsonl, now } from './jsonl';

let ids = 0;
let one: Database;
let other: Database;
beforeEach(() => {
  one = archiveDatabase(`noted-${++ids}`);
  other = archiveDatabase(`noted-other-${ids}`);
});
afterEach(async () => {
  await one.delete();
  await other.delete();
});

/** Archives a short chat and answers its key. */
async function chat(database: Database): Promise<string> {
  const rows = ['在吗', '在的亲'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
  const outcome = await archiveSighting(mergeStore(database), aSighting(rows), {
    newId: () => `n${++ids}`,
    witness: 'here',
    isPrivate: () => false,
  });
  return outcome.outcome === 'stored' ? outcome.conversation : '';
}

const wish = (conversation: string, text: string, tags: readonly string[] = []) => ({
  conversation,
  text,
  tags,
  dropped: [],
  typed: null,
});
const write = async (database: Database, key: string, text: string, tags: readonly string[] = [], at = now - 1000) =>
  writeNote(mergeStore(database), wish(key, text, tags), at);
const notesOf = async (database: Database) => archiveReader(database).notes();

describe('a note', () => {
  test('is what was written last, with its tags tidy', async () => {
    const key = await chat(one);
    await write(one, key, '先付款', ['VIP']);
    expect(await write(one, key, '后付款\n', [' vip ', 'VIP', '"月结"'])).toEqual({
      text: '后付款\n',
      tags: ['vip', '月结'],
      changed: now - 1000,
      others: [],
    });
    expect([...(await notesOf(one)).keys()]).toEqual([key]);
  });

  test('of nothing is taken away', async () => {
    const key = await chat(one);
    await write(one, key, 'x');
    expect(await write(one, key, ' ')).toBeNull();
    expect(await one.notes.count()).toBe(0);
  });

  test('touches no message and no conversation', async () => {
    const key = await chat(one);
    const before = [await one.messages.toArray(), await one.conversations.toArray(), await one.heads.toArray()];
    await write(one, key, 'x', ['y']);
    expect([await one.messages.toArray(), await one.conversations.toArray(), await one.heads.toArray()]).toEqual(before);
  });

  test('is not written where there is no such conversation', async () => {
    expect(await write(one, 'nobody', 'x')).toBeNull();
    expect(await one.notes.count()).toBe(0);
  });

  test('that a closed page left behind is kept beside what was written since', async () => {
    const key = await chat(one);
    await write(one, key, 'written since', [], now);
    const late = await writeNote(mergeStore(one), { ...wish(key, 'left behind', ['late']), typed: now - 500 }, now + 1000);
    expect(late).toEqual({ text: 'written since', tags: ['late'], changed: now, others: [{ text: 'left behind', changed: now - 500 }] });
    const dropped = await writeNote(mergeStore(one), { ...wish(key, 'written since', ['late']), dropped: [now - 500] }, now + 2000);
    expect(dropped?.others).toEqual([]);
  });

  test('that a closed page left behind is the note where nothing was written since', async () => {
    const key = await chat(one);
    await write(one, key, 'before', [], now - 5000);
    expect(await writeNote(mergeStore(one), { ...wish(key, 'left behind'), typed: now - 500 }, now)).toMatchObject({
      text: 'left behind',
      others: [],
    });
  });

  test('is refused where it is too long or none', async () => {
    const key = await chat(one);
    await expect(takeNote(mergeStore(one), wish(key, 'x'.repeat(maxNote + 1)), now)).rejects.toThrow('length');
    await expect(takeNote(mergeStore(one), JSON.parse('{"conversation":"c"}'), now)).rejects.toThrow('text');
  });

  test('goes with everything', async () => {
    await write(one, await chat(one), 'x');
    await mergeStore(one).deleteAll();
    expect(await one.notes.count()).toBe(0);
  });
});

describe('in JSON Lines', () => {
  test('a note survives export, deletion and import, byte for byte', async () => {
    const key = await chat(one);
    await write(one, key, '先付款\n“再”发货 👩‍🔧', ['VIP', '月结']);
    const bytes = await jsonl(one);
    expect((await importInto(other, bytes)).bad).toEqual([]);
    expect(await notesOf(other)).toEqual(await notesOf(one));
    expect(await jsonl(other)).toBe(bytes);
  });

  test('an older note never takes the place of a newer one, and is kept beside it', async () => {
    const key = await chat(one);
    await write(one, key, 'older', ['a'], now - 9000);
    const bytes = await jsonl(one);
    await chat(other);
    await write(other, key, 'newer', ['b'], now - 1000);
    await importInto(other, bytes);
    const both = { text: 'newer', tags: ['b', 'a'], changed: now - 1000, others: [{ text: 'older', changed: now - 9000 }] };
    expect((await notesOf(other)).get(key)).toEqual(both);
    await importInto(other, bytes);
    expect((await notesOf(other)).get(key)).toEqual(both);
    await importInto(one, await jsonl(other));
    expect((await notesOf(one)).get(key)).toEqual({ ...both, tags: ['b', 'a'] });
  });

  test('a note from times to come counts as changed now', async () => {
    const key = await chat(one);
    await write(one, key, 'from tomorrow', [], now + 86_400_000);
    await chat(other);
    await importInto(other, await jsonl(one));
    expect((await notesOf(other)).get(key)?.changed).toBe(now);
  });

  test('that go out with a mail have no note', async () => {
    const key = await chat(one);
    await write(one, key, 'pays late');
    const reader = archiveReader(one);
    const line = async (withNotes: boolean): Promise<string> => {
      const request = { ledgerOf: async () => ledgerOf(await reader.ledger(key), key, false) };
      const writer = jsonlWriter(request, withNotes);
      for await (const message of reader.records(key)) await writer.each({ entry: 'message', message });
      return (await writer.end({ messages: 0, gaps: 0, first: null, last: null })).text();
    };
    expect(await line(true)).toContain('pays late');
    expect(await line(false)).not.toContain('pays late');
  });

  test('of a private contact are not taken, nor their note', async () => {
    const key = await chat(one);
    await write(one, key, 'x');
    await importInto(other, await jsonl(one), { isPrivate: (name) => name === key });
    expect(await other.notes.count()).toBe(0);
  });
});
