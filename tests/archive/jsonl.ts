import { restorePart, type LeftOut } from '../../src/archive/restore/restore-part';
import { exportFile } from '../../src/export/export-file';
import { exportConversation, gather, type Chosen } from '../../src/export/gather';
import { ledgerOf } from '../../src/export/ledger-of';
import type { ExportRequest } from '../../src/export/request';
import { completenessOf } from '../../src/archive/completeness/statement';
import { archiveParts, type BadLine } from '../../src/import/archive-parts';
import { archiveReader } from '../../src/store/archive-reader';
import type { Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { wordsFrom } from '../../src/export/words';

const none = (): Promise<never> => Promise.reject(new Error('JSON Lines need no fonts'));

/** All that is in the archive, the conversation that was written to last first. */
async function everything(database: Database): Promise<Chosen> {
  const rows = await database.messages.orderBy('at').reverse().toArray();
  return { kind: 'search', places: rows.map(({ conversation, order }) => ({ conversation, order })) };
}

/** What the archive's JSON Lines of this choice hold, of everything where none is made; '' where there is nothing. */
export async function jsonl(database: Database, chosen?: Chosen): Promise<string> {
  const reader = archiveReader(database);
  const found = await gather(reader, chosen ?? (await everything(database)), { aborted: false });
  if (!found) return '';
  const [first, ...others] = await Promise.all(
    found.conversations.map(async (one) => exportConversation(one, one.console, await completenessOf(reader, one))),
  );
  if (!first) return '';
  const request: ExportRequest = {
    title: '',
    conversations: [first, ...others],
    range: found.range,
    isPart: found.isPart,
    entries: found.entries,
    language: 'en',
    timeZone: 'UTC',
    madeAt: 0,
    extensionVersion: '0',
    words: wordsFrom((key) => key),
    ledgerOf: async (key) => ledgerOf(await reader.ledger(key), key, found.isPart),
  };
  const assets = { loadFace: none };
  return (await exportFile('jsonl', request, assets)).blob.text();
}

export type Imported = {
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  readonly bad: readonly (BadLine | LeftOut)[];
};

const encoder = new TextEncoder();
export const now = Date.parse('2026-12-01T00:00:00Z');

/** Takes a file into the archive, in pieces of so many bytes. */
export async function importInto(
  database: Database,
  file: string | Uint8Array,
  { isPrivate = () => false, size = 4000 }: { readonly isPrivate?: (key: string) => boolean; readonly size?: number } = {},
): Promise<Imported> {
  const store = mergeStore(database);
  const bytes = typeof file === 'string' ? encoder.encode(file) : file;
  const sum = { added: 0, changed: 0, known: 0, bad: [] as (BadLine | LeftOut)[] };
  for await (const read of archiveParts(pieces(bytes, size))) {
    if (read.is === 'bad') {
      sum.bad.push(read.bad);
      continue;
    }
    const outcome = await restorePart(store, read.part, { isPrivate, now });
    if (outcome.outcome === 'refused') continue;
    sum.added += outcome.added;
    sum.changed += outcome.changed;
    sum.known += outcome.known;
    sum.bad.push(...outcome.leftOut);
  }
  return sum;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
