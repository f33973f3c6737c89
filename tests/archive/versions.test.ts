import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { versionWindow } from '../../src/archive/version-window';
import type { Row } from '../../src/domain/row';
import { archiveDatabase, type Database } from '../../src/store/database';
import { archiveReader } from '../../src/store/archive-reader';
import { mergeStore } from '../../src/store/merge-store';
import { aRow, aSighting, aTimedRow } from './builders';

let database: Database;
let ids = 0;
beforeEach(() => (database = archiveDatabase(`versions-${++ids}`)));
afterEach(() => database.delete());

const around = { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false };
const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00+08:00`);
const said = ['在吗', '今天发', '好的'].map((text, index) => aTimedRow(text, `2026-11-20 09:0${index}:00`));
const show = async (clock: string, rows: readonly Row[]) =>
  archiveSighting(mergeStore(database), aSighting(rows, { at: at(clock), zone: 'Asia/Shanghai' }), around);
const second = (row: Partial<Row>): readonly Row[] => said.map((one, index) => (index === 1 ? { ...one, ...row } : one));
const versions = async () => {
  const reader = archiveReader(database);
  const [conversation] = await reader.conversations();
  return (await reader.messages(conversation?.key ?? '', { after: -Infinity, limit: 9 }))[1]?.versions ?? [];
};

test('a recall came between the last sight of the words and the first of its notice', async () => {
  await show('14:00', said);
  await show('14:10', said);
  await show('14:30', second(aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system' })));
  await show('15:00', second(aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system' })));
  const all = await versions();
  expect(all).toMatchObject([
    { what: 'first', text: '今天发', at: '2026-11-20T14:00:00+08:00' },
    { what: 'recall', since: '2026-11-20T14:10:00+08:00', at: '2026-11-20T14:30:00+08:00' },
  ]);
  expect(all.map((one) => versionWindow(all, one))[1]).toEqual({ from: at('14:10'), to: at('14:30') });
});

test('each edit has a window of its own, and no wording is lost', async () => {
  await show('14:00', said);
  await show('14:10', second({ text: '明天发' }));
  await show('14:20', second({ text: '后天发' }));
  expect(await versions()).toMatchObject([
    { what: 'first', text: '今天发' },
    { what: 'edit', text: '明天发', since: '2026-11-20T14:00:00+08:00', at: '2026-11-20T14:10:00+08:00' },
    { what: 'edit', text: '后天发', since: '2026-11-20T14:10:00+08:00', at: '2026-11-20T14:20:00+08:00' },
  ]);
});

test('what an older sighting shows as recalled has no window that ends before it begins', async () => {
  await show('14:30', said);
  await show('14:10', second(aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system' })));
  const all = await versions();
  expect(all[1]).not.toHaveProperty('since');
  expect(all.map((one) => versionWindow(all, one))[1]).toEqual({ from: at('14:10'), to: at('14:10') });
});

test('a version of an older archive, without the end of the state before, began after that state was first seen', () => {
  const first = { at: '2026-11-20T14:00:00+08:00', what: 'first', text: 'one' } as const;
  const recall = { at: '2026-11-20T14:30:00+08:00', what: 'recall', text: '' } as const;
  expect(versionWindow([first, recall], recall)).toEqual({ from: at('14:00'), to: at('14:30') });
});
