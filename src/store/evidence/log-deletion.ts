import type { MessageRow } from '../../archive/stored';
import { secretLength, sealedHash } from '../../evidence/cells';
import { type Deletion, deletionCells } from '../../evidence/sealed';
import { tileWidth } from '../../evidence/tiles';
import type { Database } from '../database';
import { logState } from './log-state';
import { writeLeaves } from './log-writer';

/**
 * Takes what was sealed of these messages out of the log, in the transaction that deletes them, over `logTables`: the leaves' hashes stay, their secrets and
 * words go, and one leaf more tells which they were. `now` is epoch ms.
 */
export async function sealDeletion(database: Database, rows: readonly MessageRow[], why: Deletion['why'], now: number): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const past = await database.logPast.where('message').anyOf(ids).primaryKeys();
  const leaves = [...past, ...rows.flatMap(({ sealed }) => sealed?.leaf ?? [])].toSorted((one, other) => one - other);
  if (leaves.length === 0) return;
  await database.logPast.bulkDelete(past);
  await forgetSecrets(database, leaves);
  const deletion: Deletion = { at: new Date(now).toISOString(), why, leaves: rangesOf(leaves) };
  const secret = crypto.getRandomValues(new Uint8Array(secretLength));
  const state = await logState(database);
  await writeLeaves(database, state, [sealedHash('deletion', deletionCells(deletion), secret)], [secret]);
  await database.logDeletions.put({ leaf: state.size, deletion });
}

const tileOf = (leaf: number): number => Math.floor(leaf / tileWidth);

/** Forgets what it takes to lay these leaves open; over `logTables`. */
export async function forgetSecrets(database: Database, leaves: readonly number[]): Promise<void> {
  for (const index of new Set(leaves.map(tileOf))) {
    const tile = await database.logTiles.get([0, index]);
    if (!tile?.secrets) continue;
    const secrets = tile.secrets.slice();
    for (const leaf of leaves.filter((one) => tileOf(one) === index))
      secrets.fill(0, (leaf % tileWidth) * secretLength, ((leaf % tileWidth) + 1) * secretLength);
    await database.logTiles.put({ ...tile, secrets });
  }
}

/** Rising numbers as ranges, both ends included. */
function rangesOf(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
