import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { messageRecordSchema, type MessageRecord } from '../../domain/message';
import { leafHash } from '../../evidence/cells';
import { redacted, writtenOpening } from '../../evidence/opening';
import { salted } from '../../evidence/cells';
import { versionCells } from '../../evidence/sealed';
import { differingFields, hasVersion, hiddenMark, shownText } from '../../evidence/shown';
import { madePack, records, subtle } from '../../evidence/testing/pack';
import { verifiedPack } from '../../evidence/verify-pack';
import { ruleNames, wholes } from '../categories';
import { hiddenPaths } from '../paths';
import { knownOf, redactorFor, textHash } from '../plan';
import { redactedRecord } from '../record';
import { noRedaction, type Redaction, redactionSchema } from '../redaction';
import { aRecord } from './a-record';
import { anyRecord, leavesOf, secrets } from './invented-chat';

const anyRedaction: fc.Arbitrary<Redaction> = fc.record({
  version: fc.constant(1 as const),
  rules: fc.subarray([...ruleNames]),
  wholes: fc.subarray([...wholes]),
  custom: fc.subarray([
    { text: '发货', isPattern: false },
    { text: String.raw`abc\s*x?`, isPattern: true },
  ]),
  marks: fc.constant([]),
  boxes: fc.constantFrom({}, { ['ab'.repeat(32)]: [{ left: 0, top: 0, width: 0.5, height: 0.5 }] }),
  keepsHashes: fc.boolean(),
});

const shownOf = (record: MessageRecord, redaction: Redaction) => {
  const redactor = redactorFor(redaction, knownOf(record));
  const openings = leavesOf(record).map((cells, leaf) => redacted({ leaf, is: 'message', cells }, hiddenPaths(cells, record, redactor)));
  return { record: redactedRecord(record, redactor), openings };
};

describe('a record and its leaves, redacted alike', () => {
  test('agree, and still lead to the same hashes', () => {
    fc.assert(
      fc.property(anyRecord, anyRedaction, (original, redaction) => {
        const { record, openings } = shownOf(original, redaction);
        const before = leavesOf(original);
        expect(openings.map(({ cells }) => Buffer.from(leafHash('message', cells)).toString('hex'))).toEqual(
          before.map((cells) => Buffer.from(leafHash('message', cells)).toString('hex')),
        );
        expect(openings.filter(({ cells }) => !hasVersion(record, cells))).toEqual([]);
        const newest = openings.findLast(({ cells }) => shownText(cells) === record.text) ?? openings[0];
        expect(newest && differingFields(record, newest.cells)).toEqual([]);
        expect(v.is(messageRecordSchema, record)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test('say nowhere what a rule hides', () => {
    fc.assert(
      fc.property(anyRecord, anyRedaction, (original, redaction) => {
        const { record, openings } = shownOf(original, redaction);
        const everything = JSON.stringify([record, openings.map(writtenOpening)]);
        const parts = openings.map(({ cells }) => shownText(cells)).join('\n');
        for (const rule of redaction.rules) {
          expect(everything).not.toContain(secrets[rule]);
          expect(parts).not.toContain(secrets[rule]);
        }
        expect(everything.includes('发货') && redaction.custom.some(({ isPattern }) => !isPattern)).toBe(false);
      }),
      { numRuns: 120 },
    );
  });

  test('a whole pack of them holds against the head that was signed over all of it', async () => {
    const redactor = redactorFor({ ...noRedaction, rules: [...ruleNames] }, { others: ['木木家居旗舰店', '小周'], own: [], orders: [] });
    const pack = await madePack((version) => {
      const record = records.find(({ id }) => id === version.id);
      return record ? [...hiddenPaths(salted(versionCells(version), new Uint8Array(16)), record, redactor)] : [];
    });
    const shown = records.map((record) => redactedRecord(record, redactor));
    const found = await verifiedPack(
      { ...pack, earlier: [], records: shown },
      { subtle, stamped: () => Promise.reject(new Error('there is no stamp')) },
    );
    expect(found.faults).toEqual([]);
    expect(found.records).toBe(records.length);
    expect(JSON.stringify([shown, pack.leaves])).not.toMatch(/13800138000|木木家居|小周|4110223344556677889/);
  });
});

const marked = (text: string, words: string, is: 'added' | 'lifted') => {
  const from = text.indexOf(words);
  return { is, message: 'm1', text: textHash(text), from, to: from + words.length };
};
const textOf = (record: MessageRecord, redaction: Partial<Redaction>) => shownOf(record, { ...noRedaction, ...redaction }).record;

describe('what was decided by hand', () => {
  test('words that were added are hidden in every version and file name of the message', () => {
    const text = '去老地方见';
    const record = aRecord({
      text: '去老地方见，七点',
      versions: [
        { at: '2026-11-20T06:30:01Z', what: 'first', text },
        { at: '2026-11-20T06:30:02Z', what: 'edit', text: '去老地方见，七点' },
      ],
      attachments: [{ kind: 'file', name: '老地方.png', url: null, sha256: null, bytes: null, state: 'linked' }],
    });
    const shown = textOf(record, { marks: [marked(text, '老地方', 'added')] });
    expect(shown.text).toBe(`去${hiddenMark}见，七点`);
    expect(shown.attachments[0]?.name).toBe(hiddenMark);
    expect(JSON.stringify(shown)).not.toContain('老地方');
  });

  test('what a rule found can be lifted', () => {
    const text = '客服热线 13800138000，手机 13900139000';
    const shown = textOf(aRecord({ text }), { rules: ['phone'], marks: [marked(text, '13800138000', 'lifted')] });
    expect(shown.text).toBe(`客服热线 13800138000，手机 ${hiddenMark}`);
  });

  test('where the text of a mark is gone, all of the message is hidden', () => {
    const mark = { ...marked('another', 'other', 'added'), message: 'm1' };
    expect(textOf(aRecord({ text: 'changed since' }), { marks: [mark] }).text).toBe(hiddenMark);
    expect(textOf(aRecord({ text: 'changed since' }), { marks: [{ ...mark, is: 'lifted' }] }).text).toBe('changed since');
  });
});

test('what a rule finds in one text of a message is hidden in its others, where it would not be found', () => {
  const record = aRecord({
    text: '电话 13800138000',
    attachments: [{ kind: 'file', name: 'x9913800138000991.png', url: null, sha256: null, bytes: null, state: 'linked' }],
  });
  expect(JSON.stringify(shownOf(record, { ...noRedaction, rules: ['phone'] }))).not.toContain('13800138000');
});

test('files are left out, covered, and their hashes kept or not, as the user chose', () => {
  const file = { kind: 'image' as const, name: 'a.png', url: null, sha256: 'ab'.repeat(32), bytes: 3, state: 'kept' as const };
  const record = aRecord({ attachments: [file] });
  const boxes = { [file.sha256]: [{ left: 0, top: 0, width: 1, height: 0.1 }] };
  const shown = (redaction: Partial<Redaction>) => shownOf(record, { ...noRedaction, ...redaction }).record.attachments[0];
  expect(shown({ wholes: ['files'] })).toMatchObject({ sha256: null, bytes: null, state: 'withheld' });
  expect(shown({ boxes })).toMatchObject({ sha256: null, bytes: null, state: 'masked' });
  expect(shown({ boxes, keepsHashes: true })).toMatchObject({ sha256: file.sha256, bytes: 3, state: 'masked' });
});

test('a redaction can be stored and is held to its schema', () => {
  fc.assert(fc.property(anyRedaction, (redaction) => v.is(redactionSchema, JSON.parse(JSON.stringify(redaction)))));
  expect(v.is(redactionSchema, { ...noRedaction, custom: [{ text: '(a)\\1', isPattern: true }] })).toBe(false);
});
