import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { taughtSchema } from '../content-scripts/reader/taught.ts';
import { messageRecordSchema } from '../src/domain/message.ts';
import { archiveLine } from '../src/import/archive-line.ts';
import { readDingTalkExport } from '../src/import/dingtalk-export.ts';
import { fromRoot } from './paths.ts';

/** The examples of docs/formats.md in the order in which they stand there: a record, two in lines, lines that are none, a taught page, an export of DingTalk. */
const [record = '', lines = '', ledger = '', taught = '', dingTalk = ''] = [
  ...readFileSync(fromRoot('docs/formats.md'), 'utf8').matchAll(/```json\n([^]*?)```/g),
].map(([, example = '']) => example);

test('the records that the documentation shows are records, with every field and no other', () => {
  const exact = v.strictObject(messageRecordSchema.entries);
  for (const example of [record, ...lines.trim().split('\n')]) expect(v.safeParse(exact, JSON.parse(example)).issues).toBeUndefined();
});

test('the lines that the documentation shows beside records are read, with every field and no other', () => {
  for (const example of ledger.trim().split('\n')) expect(archiveLine(example)).toEqual(JSON.parse(example));
});

test("the documentation's taught page is one", () => {
  expect(v.safeParse(taughtSchema, JSON.parse(taught)).issues).toBeUndefined();
});

test("the documentation's export of DingTalk is read", () => {
  const [conversation, ...others] = readDingTalkExport(dingTalk).conversations;
  expect(others).toEqual([]);
  expect(conversation).toMatchObject({ id: 'cid-0001', isSingle: false, messages: [{ id: 'msg-0001', kind: 'text' }] });
});
