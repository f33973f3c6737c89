import type { MessageRow } from '../archive/stored';
import type { Place } from '../search/blocks/changes';

/** A message that was written and is not indexed, and where it stood in the index before; null for a new one. */
export type Change = { readonly id: string; readonly was: Place | null };
/** What one transaction wrote, for the index to take in. */
export type WorkRow = { readonly id?: number; readonly changes: readonly Change[] };

/** Notes in a transaction which messages it writes. */
export type WorkNotes = {
  /** Rows as they were read, before any is written. */
  read<T extends readonly MessageRow[]>(rows: T): T;
  written(ids: readonly string[]): void;
  changes(): readonly Change[];
};

export function workNotes(): WorkNotes {
  const places = new Map<string, Place>();
  const changes = new Map<string, Change>();
  return {
    read(rows) {
      for (const { id, conversation, order, at } of rows) if (!places.has(id)) places.set(id, { conversation, order, at });
      return rows;
    },
    written(ids) {
      for (const id of ids) if (!changes.has(id)) changes.set(id, { id, was: places.get(id) ?? null });
    },
    changes: () => [...changes.values()],
  };
}

/** Several transactions' changes as one: of each message, where it stood before the first of them. */
export function allChanges(work: readonly WorkRow[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const change of work.flatMap((row) => row.changes)) if (!changes.has(change.id)) changes.set(change.id, change);
  return [...changes.values()];
}
