import type { Dexie } from 'dexie';

/** One step of the database's history. A released one is never edited: a change is the next number. */
export type Migration = { readonly version: number; apply(database: Dexie): void };
