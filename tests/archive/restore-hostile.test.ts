import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aSighting, aTimedRow } from './builders';
import { importInto, jsonl } from './jsonl';

let ids = 0;
let one: Database;
let other: Database;
beforeEach(async () => {
  one = archiveDatabase(`hostile-one-${++ids}`);
  other = archiveDatabase(`hostile-other-${ids}`);
  await archiveSighting(
    mergeStore(one),
    aSighting(['在吗', '在的', '好的', '谢谢'].map((text, at) => aTimedRow(text, `2026-11-20 14:1${at}:00`))),
    {
      newId: () => `m${++ids}`,
      witness: 'here',
      isPrivate: () => false,
    },
  );
});
afterEach(async () => {
  await one.delete();
  await other.delete();
});

type Line = { [name: string]: unknown };
const lines = async () =>
  (await jsonl(one))
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
const file = (list: readonly unknown[]) => list.map((line) => `${JSON.stringify(line)}\n`).join('');
const texts = async (database: Database) => (await database.messages.orderBy('[conversation+order]').toArray()).map(({ text }) => text);
/** The file with its record of that number changed. */
const altered = async (index: number, change: Line | ((line: Line) => Line)) =>
  (await lines()).map((line, at) => (at !== index + 1 ? line : typeof change === 'function' ? change(line) : { ...line, ...change }));

/** A record with an edit from times to come. */
const future = (line: Line) => ({
  ...line,
  text: '改了',
  versions: [...(line['versions'] as Line[]), { at: '2999-01-01T00:00:00Z', what: 'edit', text: '改了' }],
});

describe('a line that is not as it should be', () => {
  test.each<[string, Line, string]>([
    ['a text too long', { text: 'x'.repeat(1_000_001) }, 'text'],
    [
      'too many versions',
      { versions: Array.from({ length: 1001 }, () => ({ at: '2026-11-20T14:00:00Z', what: 'edit', text: '' })) },
      'versions',
    ],
    ['a day that no calendar has', { time: { iso: '2026-13-45T14:00:00Z', precision: 'day', raw: null, source: 'row' } }, 'time.iso'],
    ['versions that begin with an edit', { versions: [{ at: '2026-11-20T14:00:00Z', what: 'edit', text: '' }] }, 'versions'],
    ['a position below nothing', { position: -1 }, 'position'],
    ['a position that is no number', { position: '7' }, 'position'],
    ['a console of another shape', { console: '__proto__' }, 'console'],
    ['no id', { id: null }, 'id'],
    [
      'a hash that is none',
      { attachments: [{ kind: 'image', name: null, url: null, sha256: '../../x', bytes: 1, state: 'kept' }] },
      'attachments.0.sha256',
    ],
  ])('(%s) is told with its number, and the others are taken', async (_, change, where) => {
    expect(await importInto(other, file(await altered(1, change)))).toEqual({
      added: 3,
      changed: 0,
      known: 0,
      bad: [{ line: 3, why: 'shape', where }],
    });
    expect(await texts(other)).toEqual(['在吗', '好的', '谢谢']);
    expect((await other.conversations.toArray())[0]?.gaps).toHaveLength(1);
  });

  test('of another kind, or from a later form, is told', async () => {
    const [head, ...records] = await lines();
    const odd = [
      { is: 'constructor' },
      { is: 'gap', conversation: 'nowhere' },
      { is: 'at', id: 'nowhere', at: '2026-11-20T14:00:00Z' },
      7,
      null,
      [],
    ];
    const { bad, added } = await importInto(other, file([{ ...head, version: 2 }, ...odd, ...records]));
    expect(bad.map(({ line, why }) => `${line} ${why}`)).toEqual([
      '1 shape',
      '2 shape',
      '3 stray',
      '4 stray',
      '5 shape',
      '6 shape',
      '7 shape',
    ]);
    expect(added).toBe(4);
  });
});

describe('what is stored', () => {
  test('keeps its words where a file has others under its id', async () => {
    const before = await jsonl(one);
    const forged = await altered(1, (line) => ({
      ...line,
      text: '我同意退款',
      versions: [{ at: '2026-11-20T14:00:00Z', what: 'first', text: '我同意退款' }],
    }));
    expect(await importInto(one, file(forged))).toMatchObject({ added: 0, changed: 0, bad: [{ line: 3, why: 'conflict' }] });
    const turned = await altered(1, { direction: 'out' });
    expect(await importInto(one, file(turned))).toMatchObject({ bad: [{ line: 3, why: 'conflict' }] });
    expect(await jsonl(one)).toBe(before);
  });

  test('is not reworded from the future', async () => {
    const before = await jsonl(one);
    expect(await importInto(one, file(await altered(0, future)))).toMatchObject({
      added: 0,
      changed: 0,
      bad: [{ line: 2, why: 'future' }],
    });
    expect(await jsonl(one)).toBe(before);
    const head = (await lines())[0];
    await importInto(one, file([{ ...head, lastSeen: '2999-01-01T00:00:00Z' }, ...(await lines()).slice(1)]));
    expect(await jsonl(one)).toBe(before);
  });

  test('lets no file take the names of another conversation', async () => {
    const [head, ...records] = await lines();
    const names = await one.aliases.toArray();
    const foreign = records.map((line) => ({
      ...line,
      id: `x${String(line['id'])}`,
      conversation: 'wangwang/id/7',
      text: `${String(line['text'])}!`,
    }));
    await importInto(
      one,
      file([
        { ...head, conversation: 'wangwang/id/7', isSure: true, names: ['wangwang/id/7', ...names.map(({ name }) => name)] },
        ...foreign,
      ]),
    );
    expect(
      await one.aliases
        .where('name')
        .anyOf(names.map(({ name }) => name))
        .toArray(),
    ).toEqual(names);
  });
});

describe('a file whose records contradict each other', () => {
  test('keeps the first of two records of one id', async () => {
    const [head, ...records] = await lines();
    const twice = [head, ...records, { ...records[1], text: '别的', versions: [] }, records[2]];
    const outcome = await importInto(other, file(twice));
    expect(outcome).toMatchObject({ added: 4, bad: [{ line: 6, why: 'conflict' }] });
    expect(await texts(other)).toEqual(['在吗', '在的', '好的', '谢谢']);
  });

  test('keeps the order of its lines where positions jump, repeat and fall, and doubts it', async () => {
    const [head, ...records] = await lines();
    const positions = [9_007_199_254_740_991, 5, 5, 0];
    await importInto(other, file([head, ...records.map((line, at) => ({ ...line, position: positions[at] }))]));
    expect(await texts(other)).toEqual(['在吗', '在的', '好的', '谢谢']);
    expect((await other.conversations.toArray())[0]?.gaps.map(({ order }) => order)).toEqual(['guessed', 'guessed', 'guessed']);
    expect(await importInto(other, await jsonl(other))).toMatchObject({ added: 0, changed: 0 });
  });

  test('takes conversations that are called like parts of the language', async () => {
    const [head, ...records] = await lines();
    const odd = ['__proto__', 'constructor', 'hasOwnProperty', ''].flatMap((conversation) => [
      { ...head, conversation, names: [`names/of/${conversation}`], peer: { id: null, name: conversation } },
      ...records.map((line) => ({ ...line, conversation, id: `${conversation}${String(line['id'])}` })),
    ]);
    expect(await importInto(other, file(odd))).toMatchObject({ added: 16, bad: [] });
    expect(await other.conversations.count()).toBe(4);
  });

  test('takes lines of many conversations in any order', async () => {
    const [head, ...records] = await lines();
    const second = { ...head, conversation: 'wangwang/buyer/other', names: ['wangwang/buyer/other'] };
    const others = records.map((line) => ({ ...line, conversation: second.conversation, id: `o${String(line['id'])}` }));
    await importInto(other, file([head, second, ...records.flatMap((line, at) => [line, others[at]])]));
    const found = await other.conversations.toArray();
    expect(found.map(({ total, gaps }) => [total, gaps.length])).toEqual([
      [4, 0],
      [4, 0],
    ]);
  });
});
