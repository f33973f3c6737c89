import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imported, surveyed, type Arrival } from '../../options/archive-import';
import { nothingReached, type Reached, standing } from '../../options/halted-import';
import { restorePart } from '../../src/archive/restore/restore-part';
import type { RestorePart } from '../../src/domain/restore-part';
import { archiveDatabase, type Database } from '../../src/store/database';
import { caseReader } from '../../src/store/case-store';
import { mergeStore } from '../../src/store/merge-store';
import { archiveFile } from '../screens/archive-file';

let names = 0;
let database: Database;
beforeEach(() => (database = archiveDatabase(`importing-${++names}`)));
afterEach(async () => database.delete());

const now = Date.parse('2026-11-23T12:00:00Z');
const total = 2200;
const file = (words = archiveFile(total)): File => new File([words], 'chat.jsonl');
const work = (of: File) => ({ file: of, signal: new AbortController().signal, report: () => undefined });
const halted = (reached: Reached) => ({ ...reached, name: 'chat.jsonl' });

/** Imports into the database until `most` parts were acknowledged; answers what came of it and which messages were handed over. */
async function importing(
  of: File,
  from: Reached,
  most = Infinity,
  isPrivate = false,
): Promise<{ readonly arrival: Arrival; readonly offered: readonly string[] }> {
  const stop = new AbortController();
  const offered: string[] = [];
  const restore = (part: RestorePart) => {
    offered.push(...part.steps.map(({ record }) => record.id));
    return restorePart(mergeStore(database), part, { isPrivate: () => isPrivate, now });
  };
  let noted = 0;
  const note = async (): Promise<void> => {
    noted += 1;
    if (noted >= most) stop.abort();
  };
  return { arrival: await imported({ ...work(of), signal: stop.signal }, { from, note }, restore), offered };
}

test.each([1, 4])('an import that ended after %i parts goes on where it was', async (parts) => {
  const first = await importing(file(), nothingReached, parts);
  expect(first.arrival).toMatchObject({ added: parts * 500, stopped: 'cancelled', reached: { parts, messages: parts * 500 } });
  const survey = await surveyed(work(file()), halted(first.arrival.reached));
  expect(survey).toMatchObject({ messages: total, badCount: 2, reached: { parts } });
  const second = await importing(file(), survey.reached);
  expect(second.arrival).toMatchObject({ added: total - parts * 500, known: 0, badCount: 2, stopped: null });
  expect([...first.offered, ...second.offered]).toEqual(Array.from({ length: total }, (_, at) => `m${at}`));
  expect(await database.messages.count()).toBe(total);
  expect((await database.conversations.toArray()).flatMap(({ gaps }) => gaps)).toEqual([]);
});

test('a file that does not begin with what was imported is imported from its beginning', async () => {
  const { arrival } = await importing(file(), nothingReached, 2);
  const other = archiveFile(total).replace('"text":"第 7 條"', '"text":"第 八 條"');
  const survey = await surveyed(work(file(other)), halted(arrival.reached));
  expect(survey.reached).toEqual(nothingReached);
  expect((await surveyed(work(file(archiveFile(700))), halted(arrival.reached))).reached).toEqual(nothingReached);
});

test('a file that has grown since goes on, and what is new in it comes along', async () => {
  const { arrival } = await importing(file(), nothingReached, 2);
  const grown = archiveFile(total + 100).replace(`"messages":${total + 100}`, `"messages":${total}`);
  const survey = await surveyed(work(file(grown)), halted(arrival.reached));
  expect(survey.reached).toMatchObject({ parts: 2 });
  expect((await importing(file(grown), survey.reached)).arrival).toMatchObject({ added: total - 900, stopped: null });
  expect(await database.messages.count()).toBe(total + 100);
});

test('what was left out as private is offered again', async () => {
  const { arrival, offered } = await importing(file(), nothingReached, Infinity, true);
  expect(arrival).toMatchObject({ added: 0, privates: 1, reached: nothingReached });
  expect(offered).toHaveLength(total);
});

test('an import begins anew where the archive no longer holds what it came to', async () => {
  const { arrival } = await importing(file(), nothingReached, 2);
  expect(await standing(arrival.reached, caseReader(database))).toEqual(arrival.reached);
  await mergeStore(database).deleteAll();
  expect(await standing(arrival.reached, caseReader(database))).toEqual(nothingReached);
});
