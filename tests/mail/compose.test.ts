import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readMarks, readMessageId } from '../../src/mail/mail-format';
import { noRedaction } from '../../src/redaction/redaction';
import { aTimedRow } from '../archive/builders';
import { mailStage, now } from './mail-stage';
import { readByBoth, readMail } from './read-mail';

const shopee = {
  console: 'shopee-seller',
  parties: { account: 'shop:安娜', peer: { id: '40012', name: '买家“88” <b>' }, conversationId: 'c1' },
  orders: ['220818EGS328B9'],
};
const texts = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `第${from + index}条 退款 👋🏽 ก็`);
const rowsOf = (words: readonly string[], day = '20') =>
  words.map((text, index) => aTimedRow(text, `2026-11-${day} 10:${String(index).padStart(2, '0')}:00`));
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const recordsIn = (base64: string): Record<string, unknown>[] =>
  Buffer.from(base64, 'base64')
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
const textsIn = (base64: string): unknown[] => recordsIn(base64).flatMap((line) => ('is' in line ? [] : [line['text']]));

describe('a mail', () => {
  test('says the same to postal-mime and to Python, and all that was to be said', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(30)), shopee);
    const { mails } = await stage.run({ files: { pdf: true, jsonl: true } });
    const { postal, python } = await readByBoth(mails[0]);
    expect(python.defects).toEqual([]);
    expect({ ...postal, headers: [], html: '' }).toEqual({ ...python, headers: [], html: '' });
    expect(postal.html.replaceAll(/\s+/g, ' ')).toBe(python.html.replaceAll(/\s+/g, ' '));
    expect(python).toMatchObject({
      subject: '聊存 Shopee 卖家 shop:安娜 2026-11-20–2026-11-20 · 买家“88” <b> (30)',
      from: 'shop@example.org',
      to: ['shop@example.org', 'archive@example.org'],
      messageId: mails[0]?.row.messageId,
      date: now,
    });
    for (const part of ['Shopee 卖家', 'shop:安娜', '40012', '220818EGS328B9', '第0条 退款 👋🏽 ก็', '首条记录: SHA-256 ']) {
      expect(python.plain).toContain(part);
    }
    expect(python.html).toContain('买家“88” &lt;b&gt;');
    expect(python.files.map(({ type, name }) => [type, name.split('.').at(-1)])).toEqual([
      ['application/pdf', 'pdf'],
      ['application/jsonl', 'jsonl'],
    ]);
    expect(python.files.every(({ name }) => name.includes('买家'))).toBe(true);
  });

  test('is plain ASCII in lines that every server takes', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(5)), shopee);
    const { mails } = await stage.run();
    const wire = Buffer.from(mails[0]?.bytes ?? []).toString('latin1');
    expect(wire.split('').filter((character) => !/[\t\r\n -~]/.test(character))).toEqual([]);
    expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...wire.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('carries marks that are read back, whatever a server does to its headers, and hashes that hold', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(7)), shopee);
    const { mails } = await stage.run();
    const { postal, python } = await readByBoth(mails[0]);
    const marks = readMarks(python.headers);
    expect(marks).toEqual(mails[0]?.row.marks);
    expect(
      readMarks(
        postal.headers
          .map(([name, value]) => [name.toUpperCase(), ` ${value} `] as const)
          .toReversed()
          .toReversed(),
      ),
    ).toEqual(marks);
    expect(readMessageId(python.messageId)).toEqual({ mailing: marks?.mailing, part: 1 });
    const bytes = Buffer.from(python.files[0]?.base64 ?? '', 'base64');
    expect(marks).toMatchObject({
      records: 7,
      recordsSha256: sha256(bytes),
      files: [{ kind: 'records', bytes: bytes.length, sha256: sha256(bytes) }],
    });
    const lines = bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .filter((line) => !line.includes('"is":'));
    expect(python.plain).toContain(`首条记录: SHA-256 ${sha256(lines[0] ?? '')}`);
    expect(python.plain).toContain(`末条记录: SHA-256 ${sha256(lines.at(-1) ?? '')}`);
    expect(readMarks([['X-Liaocun-Mail', '1']])).toBeNull();
  });

  test('has a body that mail programs leave as it is: styled in place, in tables, loading nothing, each ground with its colour', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(3)), shopee);
    const { html } = await readMail((await stage.run()).mails[0]);
    const known = new Set('b body br h1 h2 head html meta p span table td title tr'.split(' '));
    expect([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag ?? '').filter((tag) => !known.has(tag))).toEqual([]);
    expect(html).not.toMatch(/ (?:class|id|src|href|background|on\w+)=|url\(|@import|position:|display:/);
    const grounds = [...html.matchAll(/<(?:body|td)[^>]*style="([^"]*background:[^"]*)"/g)].map(([, style]) => style ?? '');
    expect(grounds.length).toBeGreaterThan(1);
    expect(grounds.filter((style) => !/(?:^|;)color:/.test(style))).toEqual([]);
  });

  test('does not let a name write headers of its own', async () => {
    const stage = await mailStage();
    const peer = { id: '1', name: 'a\r\nBcc: evil@example.org\r\n\r\nx' };
    await stage.capture(rowsOf(texts(1)), { ...shopee, parties: { ...shopee.parties, peer } });
    const { mails } = await stage.run();
    const read = await readMail(mails[0]);
    expect(read.headers.map(([name]) => name)).not.toContain('bcc');
    expect(read.files).toHaveLength(1);
  });
});

describe('what a plan mails', () => {
  test('goes once: then only what is new, with the messages beside it', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(5)), shopee);
    expect((await stage.run()).messages).toBe(5);
    expect((await stage.run()).mails).toEqual([]);
    await stage.capture(rowsOf(texts(7)), shopee);
    const { mails, messages } = await stage.run();
    expect(messages).toBe(2);
    const read = await readMail(mails[0]);
    expect(textsIn(read.files[0]?.base64 ?? '')).toEqual(texts(3, 4));
    expect(read.subject).toContain('(2)');
    expect(mails[0]?.row.marks.records).toBe(2);
    expect((await stage.run()).mails).toEqual([]);
  });

  test('goes again when it was edited', async () => {
    const stage = await mailStage();
    const ids = rowsOf(texts(3)).map((row, index) => ({ ...row, platformId: `p${index}` }));
    await stage.capture(ids, shopee);
    await stage.run();
    await stage.capture(
      ids.map((row, index) => (index === 1 ? { ...row, text: '改过的话' } : row)),
      { ...shopee, at: now + 60_000 },
    );
    const { mails, messages } = await stage.run({}, { at: now + 120_000 });
    expect(messages).toBe(1);
    const read = await readMail(mails[0]);
    expect(read.plain).toContain('改过的话');
  });

  test('is narrowed by consoles, contacts, orders, a search, and its beginning', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(3)), shopee);
    await stage.capture(rowsOf(['在吗', '退款了吗']), {
      parties: { account: 'tb', peer: { id: null, name: '旗舰店' }, conversationId: null },
    });
    const what = { query: '', consoles: [], accounts: [], contacts: [], onlyOrders: false, since: null };
    const counted = async (more: object): Promise<number> => {
      const { database, store } = stage;
      await store.removePlan('5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10', 0);
      await database.table('mails').clear();
      await database.table('mailBodies').clear();
      return (await stage.run({ what: { ...what, ...more } })).messages;
    };
    expect(await counted({})).toBe(5);
    expect(await counted({ consoles: ['wangwang'] })).toBe(2);
    expect(await counted({ contacts: ['40012'] })).toBe(3);
    expect(await counted({ accounts: ['shop:安娜'] })).toBe(3);
    expect(await counted({ onlyOrders: true })).toBe(3);
    expect(await counted({ query: '退款 -第1条' })).toBe(3);
    expect(await counted({ since: now })).toBe(0);
  });

  test('waits until a conversation is quiet, each by itself', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(3)), { ...shopee, at: now - 30 * 60_000 });
    await stage.capture(rowsOf(['在吗']), { at: now - 5 * 60_000 });
    const when = { every: 'quiet', minutes: 20 } as const;
    const first = await stage.run({ when });
    expect([first.messages, first.quietAt]).toEqual([3, now + 15 * 60_000]);
    expect((await stage.run({}, { at: now + 15 * 60_000 })).messages).toBe(1);
  });

  test('is parted by the limit: numbered parts, every message in one of them', async () => {
    const stage = await mailStage();
    const words = texts(60).map((text) => `${text}${'长'.repeat(200)}`);
    await stage.capture(rowsOf(words), shopee);
    const { mails } = await stage.run({}, { limit: 40_000 });
    expect(mails.length).toBeGreaterThan(2);
    const told: unknown[] = [];
    for (const [index, { bytes, row }] of mails.entries()) {
      expect(bytes.length).toBeLessThanOrEqual(40_000);
      const read = await readMail({ bytes });
      expect(read.subject.endsWith(`(${row.marks.records}) ${index + 1}/${mails.length}`)).toBe(true);
      expect(row.marks).toMatchObject({ part: index + 1, parts: mails.length, mailing: mails[0]?.row.marks.mailing });
      const own = new Set(row.holds.flatMap(({ messages }) => messages));
      told.push(...recordsIn(read.files[0]?.base64 ?? '').flatMap((line) => (own.has(String(line['id'])) ? [line['text']] : [])));
    }
    expect(told).toEqual(words);
    expect(new Set(mails.map(({ row }) => row.messageId)).size).toBe(mails.length);
  });

  test('is written whole or not at all: a run that another overtook leaves nothing', async () => {
    const stage = await mailStage();
    await stage.capture(rowsOf(texts(2)), shopee);
    const { mails, mailed } = await stage.run();
    const plan = await stage.store.plan('5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10');
    expect(plan?.runs).toBe(1);
    const late = mails.map(({ row, bytes }) => ({ row: { ...row, id: 'late' }, bytes }));
    expect(await stage.store.writeRun({ plan: plan?.id ?? '', runs: 0, done: now, last: null, mails: late, mailed })).toBe(false);
    expect((await stage.store.mails(10)).map(({ id }) => id)).toEqual(mails.map(({ row }) => row.id));
  });
});

test('what a plan hides is in no part of its mail', async () => {
  const stage = await mailStage();
  await stage.capture(rowsOf(['我的电话 13912345678', '好的']), shopee);
  const { mails } = await stage.run({ redaction: { ...noRedaction, rules: ['phone'] } });
  const read = await readMail(mails[0]);
  const records = Buffer.from(read.files[0]?.base64 ?? '', 'base64').toString('utf8');
  expect(records).toContain('我的电话');
  expect(`${records}${read.plain}${read.html}${read.subject}`).not.toContain('13912345678');
});

test('a sealed mail names nobody outside of its files, and age opens them', async () => {
  const { Decrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const key = await generateX25519Identity();
  const stage = await mailStage();
  await stage.capture(rowsOf(texts(3)), shopee);
  const { mails } = await stage.run({}, { seal: { kind: 'recipient', recipient: await identityToRecipient(key) } });
  const read = await readMail(mails[0]);
  const outside = JSON.stringify([read.subject, read.plain, read.html, read.headers, read.files.map(({ name }) => name)]);
  for (const name of ['安娜', '买家', '40012', '220818EGS328B9', '退款']) expect(outside).not.toContain(name);
  expect(mails[0]?.row.marks).toMatchObject({ recordsSha256: null, files: [{ kind: 'sealed-records' }] });
  const age = new Decrypter();
  age.addIdentity(key);
  const open = await age.decrypt(new Uint8Array(Buffer.from(read.files[0]?.base64 ?? '', 'base64')));
  expect(textsIn(Buffer.from(open).toString('base64'))).toEqual(texts(3));
});
