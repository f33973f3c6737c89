import type { MessageRow } from '../../archive/stored';
import { type Cell, type LeafKind, salted, secretLength } from '../../evidence/cells';
import type { KeptHead, LogReader } from '../../evidence/log-reader';
import { sealedVersion } from '../../evidence/new-versions';
import type { Opening } from '../../evidence/opening';
import { deletionCells, exhibitCells, versionCells } from '../../evidence/sealed';
import { type TileSource, tileWidth } from '../../evidence/tiles';
import type { Database } from '../database';
import type { NamesRow, TileRow } from './log-rows';
import { logState } from './log-state';

/** The hashes of the log as they are stored. */
export const tilesOf =
  ({ logTiles }: Database): TileSource =>
  async (level, index) =>
    (await logTiles.get([level, index]))?.hashes ?? null;

/** The evidence log for reading, with nothing of it changed. */
export function logSource(database: Database): LogReader {
  return {
    newestHead: async () => (await database.logHeads.orderBy('size').last()) ?? null,
    stampedHeads: async () => (await database.logHeads.orderBy('size').toArray()).filter(isStamped),
    openings: (messages, size) => openings(database, messages, size),
    deletions: (size) => deletions(database, size),
    exhibits: (ids, size) => exhibits(database, ids, size),
    tiles: tilesOf(database),
    async unsealed() {
      const { filled } = await logState(database);
      return filled === Infinity ? 0 : database.messages.where('at').aboveOrEqual(filled).count();
    },
  };
}

const isStamped = ({ stamps }: KeptHead): boolean => stamps.length > 0;

type Leaf = { readonly leaf: number; readonly cells: readonly Cell[] };

async function openings(database: Database, ids: readonly string[], size: number): Promise<readonly Opening[]> {
  const leaves = [...(await newestLeaves(database, ids)), ...(await pastLeaves(database, ids))].filter(({ leaf }) => leaf < size);
  const tiles = await tilesWithSecrets(database, leaves);
  return leaves.toSorted((one, other) => one.leaf - other.leaf).flatMap((one) => opened(tiles, one, 'message'));
}

async function newestLeaves(database: Database, ids: readonly string[]): Promise<readonly Leaf[]> {
  const rows = (await database.messages.bulkGet([...ids])).flatMap((row) => row ?? []);
  const wanted = [...new Set(rows.flatMap(({ sealed }) => sealed?.names ?? []))];
  const names = new Map((await database.logNames.bulkGet(wanted)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return rows.flatMap((row) => leafOf(row, names) ?? []);
}

function leafOf(row: MessageRow, names: ReadonlyMap<string, NamesRow>): Leaf | undefined {
  const named = row.sealed && names.get(row.sealed.names);
  return row.sealed && named && { leaf: row.sealed.leaf, cells: versionCells(sealedVersion(row, row.sealed, named, named.by)) };
}

async function pastLeaves(database: Database, ids: readonly string[]): Promise<readonly Leaf[]> {
  const rows = await database.logPast
    .where('message')
    .anyOf([...ids])
    .toArray();
  return rows.map(({ leaf, version }) => ({ leaf, cells: versionCells(version) }));
}

async function tilesWithSecrets(database: Database, leaves: readonly Leaf[]): Promise<ReadonlyMap<number, TileRow>> {
  const indexes = [...new Set(leaves.map(({ leaf }) => Math.floor(leaf / tileWidth)))];
  const rows = await database.logTiles.bulkGet(indexes.map((index) => [0, index] as const));
  return new Map(rows.flatMap((row) => (row ? [[row.index, row] as const] : [])));
}

async function deletions(database: Database, size: number): Promise<readonly Opening[]> {
  const rows = await database.logDeletions.where('leaf').below(size).toArray();
  const leaves = rows.map(({ leaf, deletion }): Leaf => ({ leaf, cells: deletionCells(deletion) }));
  const tiles = await tilesWithSecrets(database, leaves);
  return leaves.flatMap((one) => opened(tiles, one, 'deletion'));
}

async function exhibits(database: Database, ids: readonly string[], size: number): Promise<readonly Opening[]> {
  const rows = (await database.exhibits.bulkGet([...ids])).flatMap((row) => row ?? []);
  const leaves = rows.flatMap((row): readonly Leaf[] =>
    row.leaf !== undefined && row.leaf < size ? [{ leaf: row.leaf, cells: exhibitCells(row) }] : [],
  );
  const tiles = await tilesWithSecrets(database, leaves);
  return leaves.toSorted((one, other) => one.leaf - other.leaf).flatMap((one) => opened(tiles, one, 'exhibit'));
}

/** A leaf laid open; nothing of one that was deleted. */
function opened(tiles: ReadonlyMap<number, TileRow>, { leaf, cells }: Leaf, is: LeafKind): readonly Opening[] {
  const tile = tiles.get(Math.floor(leaf / tileWidth));
  const at = (leaf % tileWidth) * secretLength;
  const secret = tile?.secrets?.slice(at, at + secretLength);
  if (secret?.length !== secretLength || secret.every((byte) => byte === 0)) return [];
  return [{ leaf, is, cells: salted(cells, secret) }];
}
