import type { MessageRow, Named, SealMark } from '../../archive/stored';
import { hexOf, joined, utf8 } from '../../evidence/bytes';
import { secretLength, sealedHash } from '../../evidence/cells';
import { appended, frontierBytes, frontierOf } from '../../evidence/log';
import { newVersions, sealedVersion } from '../../evidence/new-versions';
import { versionCells } from '../../evidence/sealed';
import { sha256 } from '../../evidence/sha256';
import { type Tile, tilesWith, tileWidth } from '../../evidence/tiles';
import type { Database } from '../database';
import type { LogState, NamesRow, PastRow, TileRow } from './log-rows';
import { logState } from './log-state';

/** Seals what one transaction stores: every new version of a message becomes a leaf of the evidence log. */
export type LogWriter = {
  /** Rows as they were read, before any is written. */
  read<T extends readonly MessageRow[]>(rows: T): T;
  /** The rows as they are to be written, each marked with its newest leaf. */
  sealed(named: Named, rows: readonly MessageRow[]): Promise<readonly MessageRow[]>;
  /** These messages are no more, having proved to stand twice; what was sealed of them stays. */
  removed(ids: readonly string[]): Promise<void>;
  /** Writes the leaves; to be called once, when nothing more is stored. */
  write(): Promise<void>;
};

/** What a transaction that seals has to span, besides `heads`. */
export const logTables = ({ logTiles, logStates, logPast, logDeletions, logNames }: Database) => [
  logTiles,
  logStates,
  logPast,
  logDeletions,
  logNames,
];

/** A writer for the transaction that is open, over `logTables` and `heads`. `now` is epoch ms. */
export function logWriter(database: Database, now: number): LogWriter {
  const latest = new Map<string, MessageRow>();
  const names = new Map<string, NamesRow>();
  const [hashes, secrets, past]: [Uint8Array[], Uint8Array[], PastRow[]] = [[], [], []];
  let before: LogState | undefined;
  const stateNow = async (): Promise<LogState> => (before ??= await logState(database));

  /** Makes the leaves that a row asks for, and answers the row with its mark. */
  const seal = (state: LogState, one: NamesRow, row: MessageRow): MessageRow => {
    const was = latest.get(row.id);
    const versions = newVersions(was, row, one, { by: one.by, now });
    let mark = was?.sealed;
    if (was?.sealed && versions.length > 0) past.push(pastOf(was, was.sealed, names));
    for (const [index, version] of versions.entries()) {
      const leaf = state.size + hashes.length;
      const secret = crypto.getRandomValues(new Uint8Array(secretLength));
      hashes.push(sealedHash('message', versionCells(version), secret));
      secrets.push(secret);
      mark = { leaf, at: now, names: one.id, ...(version.version.what === 'more' ? { isMore: true } : {}) };
      if (index < versions.length - 1) past.push({ leaf, message: row.id, version });
    }
    return mark ? { ...row, sealed: mark } : row;
  };

  return {
    read(rows) {
      for (const row of rows) if (!latest.has(row.id)) latest.set(row.id, row);
      return rows;
    },
    async sealed(named, rows) {
      const state = await stateNow();
      const one = namesRow(named, state.log);
      names.set(one.id, one);
      await knowNames(database, names, rows, latest);
      return rows.map((row) => {
        const sealed = seal(state, one, row);
        latest.set(row.id, sealed);
        return sealed;
      });
    },
    async removed(ids) {
      const rows = ids.flatMap((id) => latest.get(id) ?? []);
      await knowNames(database, names, rows, latest);
      for (const row of rows) if (row.sealed) past.push(pastOf(row, row.sealed, names));
    },
    async write() {
      await database.logPast.bulkPut(past);
      if (hashes.length === 0) return;
      const state = await stateNow();
      const used = new Set([...latest.values()].flatMap(({ sealed }) => (sealed && sealed.leaf >= state.size ? [sealed.names] : [])));
      await database.logNames.bulkPut([...names.values()].filter(({ id }) => used.has(id)));
      await writeLeaves(database, state, hashes, secrets);
    },
  };
}

/** The names under which earlier leaves of these messages were made, if a message is to get another leaf, are needed to tell those leaves again. */
async function knowNames(
  database: Database,
  names: Map<string, NamesRow>,
  rows: readonly MessageRow[],
  latest: ReadonlyMap<string, MessageRow>,
): Promise<void> {
  const wanted = new Set(rows.flatMap(({ id }) => latest.get(id)?.sealed?.names ?? []).filter((id) => !names.has(id)));
  if (wanted.size === 0) return;
  for (const row of await database.logNames.bulkGet([...wanted])) if (row) names.set(row.id, row);
}

function pastOf(row: MessageRow, mark: SealMark, names: ReadonlyMap<string, NamesRow>): PastRow {
  const one = names.get(mark.names);
  if (!one) throw new Error('the log lacks the names of a leaf');
  return { leaf: mark.leaf, message: row.id, version: sealedVersion(row, mark, one, one.by) };
}

function namesRow({ key, console, account, peer }: Named, by: string): NamesRow {
  const id = hexOf(sha256(utf8(JSON.stringify([key, console, account, peer.id, peer.name, by])))).slice(0, 32);
  return { id, key, console, account, peer: { id: peer.id, name: peer.name }, by };
}

/** Appends leaves to the log. */
export async function writeLeaves(
  database: Database,
  state: LogState,
  hashes: readonly Uint8Array[],
  secrets: readonly Uint8Array[],
): Promise<void> {
  const read = new Map<string, TileRow>();
  const source = async (level: number, index: number): Promise<Uint8Array | null> => {
    const row = await database.logTiles.get([level, index]);
    if (row) read.set(`${level}/${index}`, row);
    return row?.hashes ?? null;
  };
  const tiles = await tilesWith(source, state.size, hashes);
  await database.logTiles.bulkPut(tiles.map((tile) => tileRow(tile, state.size, secrets, read)));
  const { size, subtrees } = appended(frontierOf(state.size, state.frontier), hashes);
  await database.logStates.put({ ...state, size, frontier: frontierBytes({ size, subtrees }) });
}

/** A tile with the secrets of its leaves: those it had, and the new ones that fall into it. */
function tileRow(tile: Tile, size: number, secrets: readonly Uint8Array[], read: ReadonlyMap<string, TileRow>): TileRow {
  const { level, index } = tile;
  const hashes = tile.hashes.slice();
  if (level > 0) return { level, index, hashes };
  const first = index * tileWidth;
  const kept = read.get(`0/${index}`)?.secrets?.subarray(0, Math.max(0, size - first) * secretLength) ?? new Uint8Array();
  const added = secrets.slice(Math.max(0, first - size), Math.max(0, first + tileWidth - size));
  return { level, index, hashes, secrets: joined([kept, ...added]) };
}
