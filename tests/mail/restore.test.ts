import 'fake-indexeddb/auto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { restoreMails } from '../../src/mail/restore/restore-mails';
import { archiveDatabase, type Database } from '../../src/store/database';
import { aRow, aTimedRow } from '../archive/builders';
import { importInto } from '../archive/jsonl';
import { mailStage, now } from './mail-stage';

const signal = new AbortController().signal;
let names = 0;

/** Every message in its order, and between which there are gaps, without what only this installation numbers, and without when they were seen again. */
async function heldIn(database: Database) {
  const conversations = (await database.conversations.toArray()).toSorted((a, b) => a.key.localeCompare(b.key));
  return Promise.all(
    conversations.map(async ({ key, account, peer, isSure, gaps, fromStart, orders, host, zone }) => {
      const rows = (await database.messages.where('conversation').equals(key).toArray()).toSorted((a, b) => a.order - b.order);
      const ids = new Map(rows.map(({ order, id }) => [order, id]));
      const messages = rows.map((row) => ({ ...row, order: 0, sealed: undefined, lastSeen: 0, by: [] }));
      const between = gaps.map(({ after, before }) => [ids.get(after), ids.get(before)] as const);
      return { key, account, peer, isSure, fromStart, orders, host, zone, messages, gaps: between };
    }),
  );
}

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

/** Weeks of captures of three kinds of conversation, each day mailed in parts of a few kilobytes, so that most mailings have several. */
async function weeks(seed: number) {
  const stage = await mailStage();
  const below = chance(seed);
  const mails: Uint8Array<ArrayBuffer>[] = [];
  for (let day = 0; day < 7; day += 1) {
    const [from, length] = [below(80), 3 + below(12)];
    const at = now + day * 86_400_000;
    await stage.capture(timed.slice(from, from + length), { at, fromStart: from === 0 });
    await stage.capture(untimed.slice(from % 30, (from % 30) + length), { ...shop, at: at + 1000 });
    const run = await stage.run({}, { at: at + 2000, limit: 26_000 });
    mails.push(...run.mails.map(({ bytes }) => bytes));
  }
  return { stage, mails: mails.toSorted(() => below(3) - 1) };
}

test('the mails of weeks put together again are the archive, whatever was scrolled to when', async () => {
  const { stage, mails } = await weeks(5);
  const { database, told } = await restored(mails);
  expect(told).toEqual({ mails: mails.length, foreign: 0, locked: 0, altered: 0, lost: 0, bad: 0, badLines: 0 });
  expect(await stage.database.messages.count()).toBeGreaterThan(40);
  expect(await heldIn(database)).toEqual(await heldIn(stage.database));
});

/** What a page shows of one chat: the row at each place as `more` has it. */
const shown = (from: number, to: number, more: (index: number) => Partial<Row> = () => ({})): readonly Row[] =>
  Array.from({ length: to - from }, (_, index) => aRow(`第${from + index}条`, { platformId: `p${from + index}`, ...more(from + index) }));
const aTime = aTimedRow('', '2026-11-20 14:30:00').time;

describe('what the archive learned without a new message goes with the next mail:', () => {
  test.each<readonly [string, readonly Row[], Partial<Sighting>]>([
    ['an edit', shown(0, 5, (index) => (index === 2 ? { text: '改过的话' } : {})), {}],
    ['a recall', shown(0, 5, (index) => (index === 2 ? { kind: 'recall', text: '对方撤回了一条消息', direction: 'system' } : {})), {}],
    ['a time', shown(0, 5, (index) => (index === 2 ? { time: aTime } : {})), {}],
    ['another name of the contact', shown(3, 5), { parties: { account: 'shop', peer: { id: '1', name: '蓝鲸' }, conversationId: 'c1' } }],
    ['an order', shown(3, 5), { orders: ['4110223344556677889'] }],
    ['that nothing is missing', shown(3, 8), { how: 'scrolled' }],
    ['that the history begins here', shown(0, 3), { fromStart: true }],
  ])('%s', async (_, rows, more) => {
    const stage = await mailStage();
    await stage.capture(shown(0, 5), shop);
    await stage.capture(shown(5, 9), { ...shop, at: now + 1000 });
    const first = await stage.run({}, { at: now + 2000 });
    expect((await stage.database.conversations.toArray())[0]?.gaps).toHaveLength(1);
    await stage.capture(rows, { ...shop, at: now + 3000, ...more });
    const then = await stage.run({}, { at: now + 4000 });
    expect([then.mails.length, then.messages]).toEqual([1, 1]);
    const { database } = await restored([...first.mails, ...then.mails].map(({ bytes }) => bytes));
    expect(await heldIn(database)).toEqual(await heldIn(stage.database));
    await stage.capture(rows, { ...shop, at: now + 5000, ...more });
    expect((await stage.run({}, { at: now + 6000 })).messages).toBe(0);
  });
});

test('a mail that was lost and composed again stands where the lost one stood', async () => {
  const stage = await mailStage();
  const mails: Uint8Array<ArrayBuffer>[] = [];
  for (const [from, to] of [[0, 4] as const, [3, 8] as const, [7, 12] as const]) {
    const at = now + from * 1000;
    await stage.capture(shown(from, to), { ...shop, at });
    const [mail] = (await stage.run({}, { at: at + 500 })).mails;
    const [again] = mail && from === 3 ? await stage.again(mail.row, now + 60_000) : [mail];
    if (again) mails.push(again.bytes);
  }
  const { database } = await restored(mails);
  expect(await heldIn(database)).toEqual(await heldIn(stage.database));
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
