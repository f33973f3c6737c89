import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { archiveDatabase } from '../../src/store/database';
import { beginNewJournal } from '../../src/store/new-journal';
import { aConversationRow } from './stored-rows';

test('a new journal leaves the archive as it is, and nothing else, whatever an earlier one left', async () => {
  const archive = archiveDatabase('archive');
  await archive.conversations.add(aConversationRow('one'));
  const left = new Dexie('liaocun-journal');
  left.version(1).stores({ chunks: '' });
  await left.table('chunks').put(new Uint8Array(3), 0);
  left.close();
  await beginNewJournal();
  expect(await Dexie.getDatabaseNames()).toEqual(['archive']);
  expect(await archive.conversations.count()).toBe(1);
  await archive.delete();
});
