import 'fake-indexeddb/auto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { restoreMails } from '../../src/mail/restore/restore-mails';
import { archiveDatabase, type Database } from '../../src/store/database';
import { aRow, aTimedRow } from '../archive/builders';
import { importInto } from '../archive/jsonl';
import { mailStage, now } from './mail-stage';

const signal = new AbortController().signal;
let names = 0;

type Held = Awaited<ReturnType<typeof heldIn>>;

/** Every message in its order, and between which there are gaps, without what only this installation numbers, and without when they were seen again. */
async function heldIn(database: Database) {
  const conversations = (await database.conversations.toArray()).toSorted((a, b) => a.key.localeCompare(b.key));
  return Promise.all(
    conversations.map(async ({ key, gaps, fromStart, orders, host, zone }) => {
      const rows = (await database.messages.where('conversation').equals(key).toArray()).toSorted((a, b) => a.order - b.order);
      const ids = new Map(rows.map(({ order, id }) => [order, id]));
      const messages = rows.map((row) => ({ ...row, order: 0, sealed: undefined, lastSeen: 0, by: [] }));
      const between = gaps.map(({ after, before }) => [ids.get(after), ids.get(before)] as const);
      return { key, fromStart, orders, host, zone, messages, gaps: between };
    }),
  );
}

/** What is held less the messages that `known` does not hold, and less the gaps. */
function within(held: Held, known: Held): Held {
  const ids = new Set(known.flatMap(({ messages }) => messages.map(({ id }) => id)));
  return held.map((one) => ({ ...one, messages: one.messages.filter(({ id }) => ids.has(id)), gaps: [] }));
}

const timedIn = (held: Held): Held => held.filter(({ key }) => key.startsWith('wangwang'));
const wordsIn = (held: Held): readonly string[] =>
  held.flatMap(({ messages }) => messages.map(({ id, direction, text }) => `${id} ${direction} ${text}`)).toSorted();

async function restored(mails: readonly Uint8Array<ArrayBuffer>[], keys: readonly string[] = []) {
  const database = archiveDatabase(`back-${++names}`);
  const { file, ...told } = await restoreMails(mails, { keys, signal });
  const { bad } = await importInto(database, await file.text());
  return { database, told: { ...told, badLines: bad.length } };
}

/** Numbers that look random and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

const words = ['在吗', '好的', '好的', '在的亲', '什么时候发货', '好的', '退款了吗', '👋🏽', '嗯'];
const timed: readonly Row[] = Array.from({ length: 90 }, (_, index) =>
  aTimedRow(
    `${words[index % words.length]}`,
    `2026-11-19 ${String(8 + Math.floor(index / 30)).padStart(2, '0')}:${String((index * 2) % 60).padStart(2, '0')}:00`,
  ),
);
const untimed: readonly Row[] = Array.from({ length: 40 }, (_, index) => aRow(`${words[(index * 5) % words.length]} ${index % 7}`));
const shop: Partial<Sighting> = {
  console: 'shopee-seller',
  parties: { account: 'shop', peer: { id: '1', name: '白鲸' }, conversationId: 'c1' },
};

test('the mails of weeks put together again are the archive, whatever was scrolled to when', async () => {
  const stage = await mailStage();
  const below = chance(1);
  const mails: Uint8Array<ArrayBuffer>[] = [];
  for (let day = 0; day < 7; day += 1) {
    const [from, length] = [below(80), 3 + below(12)];
    const at = now + day * 86_400_000;
    await stage.capture(timed.slice(from, from + length), { at, fromStart: from === 0 });
    await stage.capture(untimed.slice(from % 30, (from % 30) + length), { ...shop, at: at + 1000 });
    // Parts of a few kilobytes, so that most mailings have several.
    const run = await stage.run({}, { at: at + 2000, limit: 26_000 });
    mails.push(...run.mails.map(({ bytes }) => bytes));
  }
  const { database, told } = await restored(mails.toSorted(() => below(3) - 1));
  expect(told).toEqual({ mails: mails.length, foreign: 0, locked: 0, altered: 0, lost: 0, bad: 0, badLines: 0 });
  const [back, held] = [await heldIn(database), await heldIn(stage.database)];
  // What the archive found out without a new message is in no mail: that two it had mailed were one, that nothing is missing at a gap, or where a
  // piece of a conversation without times belongs. No message is lost by that, and where there are times none is out of place.
  expect(wordsIn(within(back, held))).toEqual(wordsIn(held));
  expect(timedIn(within(back, held))).toEqual(timedIn(within(held, held)));
  const [more, all] = [await database.messages.count(), await stage.database.messages.count()];
  expect(all).toBeGreaterThan(40);
  expect(more - all).toBeLessThan(4);
});

test('mails that are sealed for a key come back with it', async () => {
  const stage = await mailStage();
  const [key, another] = await Promise.all([generateIdentity(), generateIdentity()]);
  await stage.capture(timed.slice(0, 20));
  const { mails } = await stage.run({}, { seal: { kind: 'recipient', recipient: await identityToRecipient(key) } });
  const list = mails.map(({ bytes }) => bytes);
  expect((await restored(list, [another])).told).toMatchObject({ mails: 0, locked: 1 });
  const { database, told } = await restored(list, [another, key]);
  expect(told).toMatchObject({ mails: 1, locked: 0 });
  expect(await heldIn(database)).toEqual(await heldIn(stage.database));
});
