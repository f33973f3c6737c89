import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { mailsIn } from '../../src/mail/restore/mail-files';
import { restoreMails } from '../../src/mail/restore/restore-mails';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aRow, aSighting, aTimedRow } from '../archive/builders.ts';
import { importInto, jsonl } from '../archive/jsonl.ts';
import { type Mailed, mailWith, recordsOf, sealedBy } from './mailed-archive.ts';
import { aMail, never } from './mails.ts';

let ids = 0;
const one: Database = archiveDatabase('mailed');
let other: Database;
/** The file of records of each day, and the mail that it went in. */
const records: Buffer[] = [];
let list: readonly Uint8Array<ArrayBuffer>[];

beforeAll(async () => {
  const mailed: Mailed = new Map();
  for (const day of days) {
    await day();
    records.push(await recordsOf(one, mailed));
  }
  list = records.map((file, number) => mailWith(file, number, false));
}, 60_000);
afterAll(() => one.delete());
beforeEach(() => {
  other = archiveDatabase(`restored-${++ids}`);
});
afterEach(() => other.delete());

const offer = (rows: readonly Row[], more: Partial<Sighting> = {}) =>
  archiveSighting(mergeStore(one), aSighting(rows, more), { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false });

const words = ['在吗', '在的亲', '好的', '好的', '什么时候发货', '今天发', '好的', '谢谢老板', '不客气', '再见', '再见', '还在吗'];
const timed = words.map((text, index) => aTimedRow(text, `2026-11-20 14:${String(10 + index)}:00`));
const untimed = { account: 'buyer', peer: { id: null, name: '白鲸' }, conversationId: null };

/** What a shop sees day by day: later messages, earlier ones scrolled to, a gap and its end, an edit, a recall, another conversation without times. */
const days: readonly (() => Promise<unknown>)[] = [
  () => offer(timed.slice(4, 6), { orders: ['4110223344556677889'] }),
  () => offer(timed.slice(9)),
  () =>
    offer(
      words.slice(5, 9).map((text) => aRow(text)),
      { parties: untimed },
    ),
  () => offer(timed.slice(1, 6), { how: 'scrolled' }),
  () =>
    offer(
      words.slice(2, 7).map((text) => aRow(text)),
      { parties: untimed, at: Date.parse('2026-11-23T12:00:00.123+08:00') },
    ),
  () =>
    offer([...timed.slice(0, 1), aTimedRow('在的亲，请讲', '2026-11-20 14:11:00'), ...timed.slice(2, 4)], {
      fromStart: true,
      how: 'scrolled',
    }),
  () => offer(timed.slice(5, 11), { how: 'scrolled' }),
  () =>
    offer([
      timed[9] ?? aRow(''),
      aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system', time: timed[10]?.time ?? aRow('').time }),
      ...timed.slice(11),
    ]),
];

async function restored(mails: readonly Uint8Array<ArrayBuffer>[], keys: readonly string[] = []) {
  const { file, ...told } = await restoreMails(mails, { keys, signal: never });
  await importInto(other, await file.text());
  return told;
}

/** Rows without the numbers that only sort, and without what this installation sealed. */
const rows = async (database: Database) =>
  (await database.messages.toArray())
    .toSorted((a, b) => a.conversation.localeCompare(b.conversation) || a.order - b.order)
    .map((row) => ({ ...row, order: 0, sealed: undefined }));

const nothingAmiss = { foreign: 0, locked: 0, altered: 0, lost: 0, bad: 0 };

describe('an archive that is rebuilt from its mails alone', () => {
  test('is the same record by record, with the same gaps', async () => {
    expect(records.every(({ length }) => length > 0)).toBe(true);
    expect(await restored(list)).toEqual({ mails: days.length, ...nothingAmiss });
    expect(await rows(other)).toEqual(await rows(one));
    expect(await jsonl(other)).toBe(await jsonl(one));
    expect(await other.aliases.toArray()).toEqual(await one.aliases.toArray());
  });

  test('is the same from mails in any order, some of them twice', async () => {
    expect(await restored([...list.toReversed(), ...list.slice(2, 5)])).toEqual({ mails: days.length, ...nothingAmiss });
    expect(await jsonl(other)).toBe(await jsonl(one));
  });

  test('is the same from sealed mails with the passphrase, and empty without it', async () => {
    const sealed = await Promise.all(records.map(async (file, number) => mailWith(await sealedBy('木头 夏天', file), number, true)));
    expect(await restored(sealed, ['another'])).toEqual({ mails: 0, ...nothingAmiss, locked: days.length });
    expect(await other.messages.count()).toBe(0);
    expect(await restored(sealed, ['another', '木头 夏天'])).toEqual({ mails: days.length, ...nothingAmiss });
    expect(await jsonl(other)).toBe(await jsonl(one));
  });

  test('is the same from a mailbox file', async () => {
    const box = list.flatMap((mail) => ['From liaocun@localhost Sat Nov 21 10:00:00 2026\n', mail, '\n']);
    const read = [];
    for await (const mail of mailsIn([new Blob(box), new Blob([list[0] ?? ''])])) read.push(mail);
    expect(read).toHaveLength(list.length + 1);
    await restored(read);
    expect(await jsonl(other)).toBe(await jsonl(one));
  });

  test('has a gap where a mail is missing, and no message out of place', async () => {
    await restored(list.toSpliced(5, 1));
    const [all, some] = [await rows(one), await rows(other)];
    const kept = new Set(some.map(({ id }) => id));
    expect(some.length).toBeLessThan(all.length);
    expect(some.map(({ id }) => id)).toEqual(all.filter(({ id }) => kept.has(id)).map(({ id }) => id));
    expect((await other.conversations.toArray()).map(({ fromStart }) => fromStart)).toEqual([false, false]);
  });

  test('is not touched by what is no backup, was changed on its way, or broken', async () => {
    const foreign = aMail(1).bytes;
    const changed = Buffer.from(
      Buffer.from(list[0] ?? [])
        .toString('latin1')
        .replace(/(?<=\r\n\r\n[A-Za-z0-9+/]{20})./g, (letter) => (letter === 'A' ? 'B' : 'A')),
      'latin1',
    );
    const broken = mailWith(Buffer.from('{"console":\n'), 50, false);
    const halves = mailWith(Buffer.from('\n'), 51, false, { part: 2, parts: 3 });
    const told = await restored([...list, foreign, new Uint8Array(changed), broken, halves, new Uint8Array([0, 1, 2])]);
    expect(told).toEqual({ mails: days.length + 2, foreign: 2, locked: 0, altered: 1, lost: 2, bad: 1 });
    expect(await jsonl(other)).toBe(await jsonl(one));
  });
});
