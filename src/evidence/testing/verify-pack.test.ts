import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../domain/message';
import { utf8 } from '../bytes';
import { piecesIn } from '../pieces';
import { readHead, writtenHead } from '../proven-leaf';
import type { StampFinding } from '../stamp-check';
import { type Checks, type PackFindings, verifiedPack } from '../verify-pack';
import { madePack, type MadePack, records, subtle, versions, withoutPhone } from './pack';

const stamp: StampFinding = {
  faults: [],
  time: '2026-11-20T07:00:00.000Z',
  within: 1000,
  policy: '1.2.3',
  serial: '01',
  authority: 'CN=stamps',
  certificate: 'ab',
  chain: 'trusted',
};
/** Stamps have tests of their own; here one holds if it is this one. */
const stamped = (answer: Uint8Array): Promise<StampFinding> =>
  Promise.resolve(answer.length === utf8('stamp').length ? stamp : { ...stamp, faults: ['bad-signature'] });
const checks: Checks = { subtle, stamped };

const whole = await madePack();
const verified = (changes: Partial<MadePack>): Promise<PackFindings> => verifiedPack({ ...whole, ...changes }, checks);
const faultsOf = async (changes: Partial<MadePack>) =>
  (await verified(changes)).faults.map(({ why, id, leaf, fields }) => [why, id ?? leaf, ...fields].join(' '));

test('a pack that nobody touched holds, and says how much it proves', async () => {
  const found = await verified({});
  expect(found.faults).toEqual([]);
  expect(found).toMatchObject({ leaves: versions.length, records: records.length, sealedLate: 0 });
  expect(found.deletions).toEqual([{ leaf: 310, at: '2026-11-20T06:40:00.000Z', why: 'retention', versions: 42 }]);
  expect(found.head).toMatchObject({ fault: null, head: { size: 328, log: 'log-of-the-test' } });
  expect(found.earlier).toMatchObject([{ fault: null, head: { size: 305 }, stamps: [stamp] }]);
  expect(found.hidden.size).toBe(0);
});

test('says of each message by when it was in the log', async () => {
  const { notLaterThan } = await verified({});
  const stampedOnes = [...notLaterThan].filter(([, time]) => time !== null).map(([id]) => id);
  expect(stampedOnes).toEqual(['message-0', 'message-1', 'message-2', 'message-3', 'message-4']);
  const [earlier] = whole.earlier;
  if (!earlier) throw new Error('no earlier head');
  const unstamped = await verified({ earlier: [{ ...earlier, stamps: [utf8('a bad one')] }] });
  expect([...unstamped.notLaterThan.values()].filter((time) => time !== null)).toEqual([]);
});

describe('a changed byte of a leaf', () => {
  test('is caught, and blames that message and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), async (pick, place, bit) => {
        const index = pick % whole.leaves.length;
        const line = whole.leaves[index] ?? '';
        const bytes = Buffer.from(line);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const { faults, leaves, deletions } = await verified({ leaves: whole.leaves.with(index, bytes.toString('utf8')) });
        expect(leaves + deletions.length).toBe(whole.leaves.length - 1);
        expect(new Set(faults.filter((fault) => fault.line !== null).map((fault) => fault.line))).toEqual(new Set([index + 1]));
        const blamed = faults.flatMap(({ why, id }) => (why === 'no-leaf' || why === 'missing-version' ? [id] : []));
        expect(blamed).toEqual(index === whole.leaves.length - 1 ? [] : [versions[index]?.id]);
      }),
      { numRuns: 150 },
    );
  });

  test('is told by what is wrong', async () => {
    const [first = '', second = '', ...rest] = whole.leaves;
    expect(await faultsOf({ leaves: [first.replace('在', '不'), second, ...rest] })).toEqual(['not-in-log message-0', 'no-leaf message-0']);
    expect(await faultsOf({ leaves: ['{}', second, ...rest] })).toEqual(['unreadable ', 'no-leaf message-0']);
    expect(await faultsOf({ leaves: [first, first, ...rest] })).toEqual(['twice message-0', 'no-leaf message-1']);
  });
});

const changed = (index: number, change: (record: MessageRecord) => MessageRecord) => ({
  records: records.map((record, at) => (at === index ? change(record) : record)),
});

describe('a record', () => {
  test('that says another thing than its leaves is blamed', async () => {
    expect(await faultsOf(changed(0, (record) => ({ ...record, text: '不在' })))).toEqual(['other-fields message-0 text']);
    expect(await faultsOf(changed(0, (record) => ({ ...record, sender: 'somebody else' })))).toEqual(['other-fields message-0 sender']);
    expect(await faultsOf(changed(1, (record) => ({ ...record, orders: [] })))).toEqual(['other-fields message-1 orders']);
    expect(await faultsOf(changed(5, (record) => ({ ...record, attachments: [] })))).toEqual(['other-fields message-5 attachments']);
    expect(await faultsOf(changed(2, (record) => ({ ...record, versions: record.versions.slice(1) })))).toEqual(['other-words message-2']);
    expect(await faultsOf(changed(0, (record) => ({ ...record, id: 'message-x' })))).toEqual(['no-leaf message-x']);
    const invented = { at: '2026-11-20T09:00:00.000Z', what: 'recall' as const, text: 'recalled' };
    expect(await faultsOf(changed(0, (record) => ({ ...record, versions: [...record.versions, invented] })))).toEqual([
      'missing-version message-0',
    ]);
  });
});

describe('a head', () => {
  test('that was not signed proves nothing of any message', async () => {
    const {
      head,
      leaves,
      records: agreeing,
    } = await verified({ head: { ...whole.head, text: whole.head.text.replace('size 328', 'size 329') } });
    expect([head.fault, leaves, agreeing]).toEqual(['bad-signature', 0, 0]);
  });

  test('of another key or another log is told', async () => {
    const other = await madePack();
    expect((await verified({ earlier: other.earlier.map((one) => ({ ...one, proof: [] })) })).earlier).toMatchObject([
      { fault: 'not-continued' },
    ]);
    expect(readHead(writtenHead(whole.head))).toEqual(whole.head);
    expect(readHead('{}')).toBeNull();
  });
});

const phone = (text: string) => [...piecesIn(text, [{ from: text.indexOf('138'), to: text.indexOf('138') + 11 }])];

const hide = (text: string): readonly string[] => ['sender', ...(text.includes('138') ? phone(text).map((index) => `text/${index}`) : [])];

describe('a redacted pack', () => {
  test('holds against the same head, and says how much is hidden', async () => {
    const pack = await madePack(({ text }) => hide(text));
    const found = await verifiedPack({ ...pack, records: records.map(withoutPhone) }, checks);
    expect(found.faults).toEqual([]);
    expect(found).toMatchObject({ leaves: versions.length, records: records.length });
    expect(Object.fromEntries(found.hidden)).toEqual({ sender: versions.length, text: 3 });
    expect(pack.leaves.join('\n')).not.toMatch(/1380|小周/);
  });

  test('does not hold with other words in the place of the hidden ones', async () => {
    const pack = await madePack(({ text }) => hide(text));
    const forged = records
      .map(withoutPhone)
      .map((record) => JSON.parse(JSON.stringify(record).replaceAll('▇▇▇', '13900139000')) as MessageRecord);
    const { faults } = await verifiedPack({ ...pack, records: forged }, checks);
    expect(new Set(faults.map(({ id }) => id))).toEqual(new Set(records.map(({ id }) => id)));
  });
});
