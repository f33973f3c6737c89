import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { simulated } from '../merge-simulator/judge';
import { timeStyles } from '../merge-simulator/labels';
import { idStyles, type View } from '../merge-simulator/views';
import { importInto, jsonl } from './jsonl';

/** Histories with edits, recalls, gaps and shells, as the merge simulator makes them, in archives that export to each other. */
const histories = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  times: fc.constantFrom(...timeStyles),
  ids: fc.constantFrom(...idStyles),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});
/** The same histories every time; a longer search is a matter of these two numbers. */
const runs = { numRuns: 7, seed: 20_261_121 };

let count = 0;
const open: Database[] = [];
const archive = (): Database => {
  const made = archiveDatabase(`history-${++count}`);
  open.push(made);
  return made;
};
beforeEach(() => open.splice(0));
afterEach(async () => void (await Promise.all(open.map((database) => database.delete()))));

async function see(database: Database, views: readonly View[], witness: string): Promise<void> {
  let made = 0;
  const around = { newId: () => `${witness}-${++made}`, witness, isPrivate: () => false };
  for (const { sighting } of views) await archiveSighting(mergeStore(database), sighting, around);
}

const texts = async (database: Database) =>
  (await database.messages.toArray()).toSorted((a, b) => a.order - b.order).map(({ direction, text }) => `${direction} ${text}`);
/**
 * What was said, without bare notices: a message that one machine saw and of which the other saw only that it was recalled is one message if the
 * notice comes into the archive that has the words, and two lines if the words come into the one that has the notice.
 */
const said = async (database: Database) => (await texts(database)).filter((line) => line !== 'system 撤回了一条消息').toSorted();
const ids = async (database: Database) => (await database.messages.orderBy('id').primaryKeys()).toSorted();

test('every history comes back with the same bytes, and a second import changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ seed, times, ids: style }) => {
      const [one, other] = [archive(), archive()];
      await see(one, simulated(seed, { times, ids: style }).views, 'here');
      const file = await jsonl(one);
      await importInto(other, file);
      expect(await jsonl(other)).toBe(file);
      expect(await importInto(other, file)).toMatchObject({ added: 0, changed: 0, bad: [] });
      expect(await importInto(one, file)).toMatchObject({ added: 0, changed: 0, bad: [] });
      expect([await jsonl(one), await jsonl(other)]).toEqual([file, file]);
    }),
    runs,
  );
}, 120_000);

test('an earlier and a later export of one archive give the same in either order', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ seed, times, ids: style, cut }) => {
      const [one, other, back] = [archive(), archive(), archive()];
      const { views } = simulated(seed, { times, ids: style });
      const at = Math.ceil(views.length * cut);
      await see(one, views.slice(0, at), 'early');
      const early = await jsonl(one);
      await see(one, views.slice(at), 'late');
      const late = await jsonl(one);
      for (const file of [early, late]) await importInto(other, file);
      for (const file of [late, early]) await importInto(back, file);
      expect(await ids(other)).toEqual(await ids(back));
      expect(new Set(await texts(other))).toEqual(new Set(await texts(back)));
    }),
    runs,
  );
}, 120_000);

test('what two machines saw of one chat is the same in whichever order it is put together, and once', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ seed, cut }) => {
      const [one, other] = [archive(), archive()];
      const { views } = simulated(seed, { times: 'second', ids: 'never' });
      const at = Math.ceil(views.length * cut);
      await see(one, views.slice(0, at), 'one');
      await see(other, views.slice(at), 'other');
      const [first, second] = [await jsonl(one), await jsonl(other)];
      await importInto(one, second);
      await importInto(other, first);
      expect(await said(one)).toEqual(await said(other));
      const held = await ids(one);
      expect(await importInto(one, second)).toMatchObject({ added: 0 });
      expect(await importInto(one, first)).toMatchObject({ added: 0 });
      expect(await ids(one)).toEqual(held);
    }),
    runs,
  );
}, 120_000);
