import type { MessageRow } from '../../archive/stored';
import type { Database } from '../database';
import { refuseOthers } from '../merge-store';
import { packed } from '../packed-row';
import { logState } from './log-state';
import { logTables, logWriter } from './log-writer';

/** Messages that one step looks at. */
const stepSize = 256;

/**
 * Seals some of the messages that the archive held before it had a log, the oldest first, in one transaction. Answers whether there are
 * more. `now` is epoch ms.
 */
export async function fillStep(database: Database, now: number, size = stepSize): Promise<boolean> {
  const { messages, conversations, heads } = database;
  return database.transaction('rw', [messages, conversations, heads, ...logTables(database)], async () => {
    refuseOthers(database);
    const { filled } = await logState(database);
    if (filled === Infinity) return false;
    const rows = await rowsFrom(database, filled, size);
    await sealAll(database, rows, now);
    const last = rows.length < size ? undefined : rows.at(-1);
    await database.logStates.put({ ...(await logState(database)), filled: last?.at ?? Infinity });
    return last !== undefined;
  });
}

/** The next messages by time. Of more messages of one instant than a step takes, all: the next step begins behind that instant or at it. */
async function rowsFrom({ messages }: Database, filled: number, size: number): Promise<readonly MessageRow[]> {
  for (let limit = size; ; limit *= 2) {
    const rows = await messages.where('at').aboveOrEqual(filled).limit(limit).toArray();
    if (rows.length < limit || rows.at(-1)?.at !== filled) return rows;
  }
}

async function sealAll(database: Database, rows: readonly MessageRow[], now: number): Promise<void> {
  const open = rows.filter(({ sealed }) => !sealed);
  const log = logWriter(database, now);
  log.read(open);
  for (const key of new Set(open.map(({ conversation }) => conversation))) {
    const named = await database.conversations.get(key);
    if (!named) continue;
    const own = open.filter(({ conversation }) => conversation === key);
    await database.messages.bulkPut((await log.sealed(named, own)).map(packed));
  }
  await log.write();
}
