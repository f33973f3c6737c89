import 'fake-indexeddb/auto';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { MessageRow } from '../../src/archive/stored';
import { leafHash } from '../../src/evidence/cells';
import { frontierOf, rootOf } from '../../src/evidence/log';
import { hexOf } from '../../src/evidence/bytes';
import { inclusionProof, isConsistent, isIncluded, consistencyProof } from '../../src/evidence/proofs';
import { hasVersion, differingFields, versionOf } from '../../src/evidence/shown';
import { checkedHead } from '../../src/evidence/signing';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { fillStep } from '../../src/store/evidence/log-fill';
import { logHeads } from '../../src/store/evidence/log-heads';
import { logSource } from '../../src/store/evidence/log-source';
import { logState } from '../../src/store/evidence/log-state';
import { fileStore } from '../../src/store/file-store';
import { mergeStore } from '../../src/store/merge-store';
import { packed } from '../../src/store/packed-row';
import { removeConversation } from '../../src/store/remove-conversations';
import { aRow, aSighting } from './builders';
import { aConversationRow, aMessageRow } from './stored-rows';

let names = 0;
const open: Database[] = [];
const archive = (): Database => {
  const database = archiveDatabase(`evidence-${++names}`);
  open.push(database);
  return database;
};
afterEach(async () => {
  for (const database of open.splice(0)) await database.delete();
});

/** Puts rows as they are, as a build without a log did. */
async function putUnsealed(database: Database, rows: readonly MessageRow[]): Promise<void> {
  await database.conversations.put(aConversationRow('c1', { total: rows.length }));
  await database.messages.bulkPut(rows.map(packed));
  await database.heads.put({ name: 'archive', born: 'an-old-archive', sequence: 1, messages: rows.length, conversations: 1 });
}

const put = (database: Database, rows: readonly MessageRow[], now = 1000) =>
  mergeStore(database, undefined, () => now).transact(async (session) => {
    await session.messages(rows.map(({ id }) => id));
    await session.putMessages(aConversationRow('c1'), rows);
    await session.putConversation(aConversationRow('c1', { total: rows.length }), []);
  });

const allIds = async (database: Database) => (await database.messages.toArray()).map(({ id }) => id);

/** A picture that is kept. */
const file = (name: string) => ({
  kind: 'image' as const,
  name,
  url: `https://img.example/${name}`,
  sha256: name.repeat(64),
  bytes: 1,
  state: 'kept' as const,
});

/** Every leaf of every message, held against the root of the log; and each message's record against its leaves. */
async function proven(database: Database): Promise<readonly string[]> {
  const state = await logState(database);
  const root = rootOf(frontierOf(state.size, state.frontier));
  const log = logSource(database);
  const openings = await log.openings(await allIds(database), state.size);
  for (const { leaf, is, cells } of openings) {
    const proof = await inclusionProof(log.tiles, leaf, state.size);
    expect(isIncluded(leafHash(is, cells), leaf, state.size, root, proof)).toBe(true);
  }
  await heldAgainstRecords(database, openings);
  return openings.map(({ leaf, cells }) => `${leaf} ${versionOf(cells)?.what ?? ''}`);
}

type Openings = Awaited<ReturnType<ReturnType<typeof logSource>['openings']>>;

async function heldAgainstRecords(database: Database, openings: Openings): Promise<void> {
  const reader = archiveReader(database);
  for (const conversation of await reader.conversations()) {
    for (const { order: _order, at: _at, conversation: _, ...message } of await reader.messages(conversation.key, {
      limit: 1000,
      after: -Infinity,
    })) {
      const told = { console: conversation.console, account: conversation.account, peer: conversation.peer, position: 0, ...message };
      const own = openings.filter(({ cells }) =>
        cells.some((cell) => 'parts' in cell && cell.label === 'id' && cell.parts[0] === message.id),
      );
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ cells }) => hasVersion({ ...told, conversation: conversation.key }, cells))).toBe(true);
      expect(differingFields({ ...told, conversation: conversation.key }, own.at(-1)?.cells ?? [])).toEqual([]);
    }
  }
}

describe('what is stored', () => {
  test('is sealed in the same transaction, each version as a leaf', async () => {
    const database = archive();
    const first = aMessageRow('m1', { text: '在吗' });
    await put(database, [first]);
    const edited = {
      ...first,
      text: '在的',
      firstText: '在吗',
      later: [{ what: 'edit' as const, at: '2026-11-20T10:00:00+08:00', text: '在的' }],
    };
    await put(database, [edited]);
    const finer = { ...edited, time: { ...edited.time, raw: '10:00' } };
    await put(database, [finer]);
    await put(database, [finer, { ...aMessageRow('m2'), order: 2048 }]);
    expect(await proven(database)).toEqual(['0 first', '1 edit', '2 more', '3 first']);
  });

  test('is no leaf where only its place or when it was last seen changed', async () => {
    const database = archive();
    await put(database, [aMessageRow('m1')]);
    await put(database, [{ ...aMessageRow('m1'), order: 7, at: 9, lastSeen: 99, by: ['here', 'there'] }]);
    expect((await logState(database)).size).toBe(1);
    expect((await database.messages.get('m1'))?.sealed?.leaf).toBe(0);
    await proven(database);
  });

  test('is not sealed when the transaction fails', async () => {
    const database = archive();
    const failing = mergeStore(database).transact(async (session) => {
      await session.putMessages(aConversationRow('c1'), [aMessageRow('m1')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await logState(database)).size).toBe(0);
    expect(await database.logTiles.count()).toBe(0);
  });

  test('keeps the names of its time when the conversation is called otherwise later', async () => {
    const database = archive();
    const around = { newId: () => crypto.randomUUID(), witness: 'here', isPrivate: () => false };
    const sight = (name: string, text: string) => {
      const sighting = aSighting([aRow(text, { platformId: text })]);
      const parties = { ...sighting.parties, peer: { id: 'p1', name } };
      return archiveSighting(mergeStore(database), { ...sighting, id: `${name}-${text}`, parties }, around);
    };
    await sight('anna', 'one');
    await sight('anna the second', 'two');
    expect(new Set((await database.logNames.toArray()).map(({ peer }) => peer.name))).toEqual(new Set(['anna', 'anna the second']));
    await proven(database);
  });

  test('is sealed anew when the bytes of its picture came', async () => {
    const database = archive();
    const url = 'https://img.example/1.png';
    const picture = { kind: 'image' as const, name: null, url, sha256: null, bytes: null, state: 'linked' as const };
    await put(database, [aMessageRow('m1', { attachments: [picture] })]);
    const store = fileStore(database, () => 2000);
    await store.order({ message: 'm1', url }, 1);
    const [due] = await store.due(10, 1);
    if (!due) throw new Error('nothing is due');
    const kept = { sha256: 'ab'.repeat(32), bytes: 1, type: 'image/png', data: Uint8Array.of(1) };
    await store.settle(due, { ...due, state: 'kept', sha256: kept.sha256, bytes: 1, due: Infinity }, kept);
    expect(await proven(database)).toEqual(['0 first', '1 more']);
  });
});

test('whatever is written in whatever order, every leaf stands in the log and every record agrees with its own', async () => {
  const change = record({
    id: integer({ min: 1, max: 12 }),
    what: constantFrom('text', 'edit', 'recall', 'time', 'place'),
    word: constantFrom('好', '好的', 'ok', '👍🏽'),
  });
  await assert(
    asyncProperty(array(array(change, { maxLength: 6 }), { maxLength: 12 }), async (steps) => {
      const database = archive();
      for (const [index, step] of steps.entries()) {
        const ids = [...new Set(step.map(({ id }) => `m${id}`))];
        const known = new Map((await database.messages.bulkGet(ids)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
        for (const { id, what, word } of step)
          known.set(`m${id}`, changed(known.get(`m${id}`) ?? aMessageRow(`m${id}`, { order: id }), what, word));
        await put(database, [...known.values()], index * 1000);
      }
      await proven(database);
      await database.delete();
    }),
    { numRuns: 15 },
  );
});

function changed(row: MessageRow, what: string, word: string): MessageRow {
  const at = new Date(Date.parse('2026-11-20T10:00:00Z') + row.later.length * 60_000).toISOString();
  if (what === 'text') return row.text === '' && row.later.length === 0 ? { ...row, text: word } : row;
  if (what === 'edit') return { ...row, text: word, firstText: row.firstText ?? row.text, later: [...row.later, { what, at, text: word }] };
  if (what === 'recall') return { ...row, later: [...row.later, { what, at, text: row.text }] };
  return what === 'time' ? { ...row, time: { ...row.time, raw: word } } : { ...row, order: row.order + 100, lastSeen: row.lastSeen + 1 };
}

describe('an archive that is older than its log', () => {
  test('is sealed step by step, and what is stored meanwhile at once', async () => {
    const database = archive();
    const rows = Array.from({ length: 30 }, (_, index) => aMessageRow(`m${index}`, { order: index, at: Math.floor(index / 7) }));
    await putUnsealed(database, rows);
    expect(await logSource(database).unsealed()).toBe(30);
    expect(await fillStep(database, 5000, 4)).toBe(true);
    await put(database, [
      { ...aMessageRow('m29', { order: 29, at: 4 }), time: { iso: null, precision: 'none', raw: '10:00', source: 'row' } },
    ]);
    for (let steps = 0; await fillStep(database, 5000, 4); steps += 1) expect(steps).toBeLessThan(20);
    expect(await logSource(database).unsealed()).toBe(0);
    expect((await logState(database)).log).toBe('an-old-archive');
    expect(new Set(await proven(database)).size).toBe(30);
    expect(await fillStep(database, 6000, 4)).toBe(false);
    expect((await logState(database)).size).toBe(30);
  });
});

describe('a conversation that is deleted', () => {
  test('leaves its hashes and the word that it was deleted, and none of its words', async () => {
    const database = archive();
    await put(database, [aMessageRow('m1', { text: 'one' }), aMessageRow('m2', { order: 2, text: 'two' })]);
    const edited = aMessageRow('m1', { text: 'uno', firstText: 'one', later: [{ what: 'edit', at: '2026-11-20T10:00:00Z', text: 'uno' }] });
    await put(database, [edited, aMessageRow('m2', { order: 2, text: 'two' })]);
    await mergeStore(database).transact(async (session) => {
      await session.putMessages(aConversationRow('c2'), [aMessageRow('other', { conversation: 'c2', text: 'three' })]);
      await session.putConversation(aConversationRow('c2', { total: 1 }), ['wangwang/c2']);
    });
    const before = await logState(database);
    const root = rootOf(frontierOf(before.size, before.frontier));
    const removed = await removeConversation(database, 'c1', Date.parse('2026-11-22T08:00:00Z'));
    expect(removed).toMatchObject({ messages: 2, head: { messages: 1, conversations: 1 } });
    expect(await proven(database)).toEqual(['3 first']);
    const log = logSource(database);
    const after = await logState(database);
    const proof = await consistencyProof(log.tiles, before.size, after.size);
    expect(
      isConsistent({ size: before.size, root }, { size: after.size, root: rootOf(frontierOf(after.size, after.frontier)) }, proof),
    ).toBe(true);
    const [told] = await log.deletions(after.size);
    expect(told?.cells.map((cell) => ('parts' in cell ? cell.parts : []))).toEqual([['2026-11-22T08:00:00.000Z', 'user'], ['0-2']]);
    expect(
      isIncluded(
        leafHash('deletion', told?.cells ?? []),
        4,
        5,
        rootOf(frontierOf(after.size, after.frontier)),
        await inclusionProof(log.tiles, 4, 5),
      ),
    ).toBe(true);
    const left = JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
    expect(['one', 'uno', 'two'].filter((word) => left.includes(`"${word}"`))).toEqual([]);
    expect(await removeConversation(database, 'c1', 1)).toBeNull();
  });

  test('takes its files along, but for those that another conversation shows', async () => {
    const database = archive();
    await database.blobs.bulkPut(
      ['a', 'b'].map((name) => ({ sha256: name.repeat(64), bytes: 1, type: 'image/png', data: Uint8Array.of(1) })),
    );
    await put(database, [aMessageRow('m1', { attachments: [file('a'), file('b')] })]);
    await mergeStore(database).transact(async (session) => {
      await session.putMessages(aConversationRow('c2'), [aMessageRow('other', { conversation: 'c2', attachments: [file('b')] })]);
      await session.putConversation(aConversationRow('c2', { total: 1 }), []);
    });
    await removeConversation(database, 'c1', 1);
    expect((await database.blobs.toArray()).map(({ sha256 }) => sha256[0])).toEqual(['b']);
  });
});

describe('heads', () => {
  test('are signed when the log has grown, by one key, and each goes on into the next', async () => {
    const database = archive();
    const heads = logHeads(database, () => Date.parse('2026-11-20T10:00:00Z'));
    expect(await heads.signedNow()).toBeNull();
    await put(database, [aMessageRow('m1')]);
    const [one, same] = await Promise.all([heads.signedNow(), heads.signedNow()]);
    expect(same).toEqual(one);
    if (one) await heads.addStamp(one.size, { authority: 'https://tsa.example', answer: Uint8Array.of(1) });
    await put(database, [aMessageRow('m2'), aMessageRow('m3')]);
    await heads.signedNow();
    await put(database, [aMessageRow('m4')]);
    const last = await heads.signedNow();
    const [first, second] = await Promise.all([one, last].map(async (head) => head && checkedHead(crypto.subtle, head.signed)));
    if (typeof first !== 'object' || typeof second !== 'object' || !first || !second) throw new Error('a signature does not hold');
    expect([first.size, second.size, hexOf(first.key)]).toEqual([1, 4, hexOf(second.key)]);
    expect(isConsistent(first, second, await consistencyProof(logSource(database).tiles, 1, 4))).toBe(true);
    // The head of three leaves had no stamp: the one of four proves all that it proved.
    expect((await database.logHeads.toArray()).map(({ size }) => size)).toEqual([1, 4]);
    expect((await logSource(database).stampedHeads()).map(({ size }) => size)).toEqual([1]);
    expect((await logSource(database).newestHead())?.size).toBe(4);
  });

  test('are gone with their key when everything is deleted, and the next archive has another name', async () => {
    const database = archive();
    await put(database, [aMessageRow('m1')]);
    const name = (await logState(database)).log;
    await logHeads(database, Date.now).signedNow();
    await mergeStore(database).deleteAll();
    expect(await Promise.all(database.tables.map((table) => table.count()))).toEqual(database.tables.map(() => 0));
    await put(database, [aMessageRow('m1')]);
    expect((await logState(database)).log).not.toBe(name);
    expect((await database.heads.get('archive'))?.born).toBe((await logState(database)).log);
  });
});
