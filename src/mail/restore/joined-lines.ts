import { archiveLine } from '../../import/archive-line';
import { type LedgerLine, usualAt } from '../../domain/ledger-lines';
import type { MessageRecord } from '../../domain/message';
import { isoInZone } from '../../domain/iso-in-zone';
import { instant } from '../../domain/times';
import type { Joined, JoinedRecord } from './joined';

const decoder = new TextDecoder();

const write = (value: MessageRecord | LedgerLine): string => `${JSON.stringify(value)}\n`;

/** The lines of one conversation as an export of the whole would have them. `files` are those that its records lie in. */
export async function* joinedLines({ line, isWhole, records }: Joined, files: readonly Blob[]): AsyncGenerator<string> {
  if (line) yield write(ledgerLine(line));
  let at: number | null = null;
  let position = isWhole ? 0 : 1;
  for (const stretch of stretchesIn(records)) {
    for (const { record, said } of await readIn(stretch, files)) {
      if (said.gap) yield write({ is: 'gap', conversation: record.conversation, ...said.gap });
      yield write({ ...record, ...(line && { account: line.account, peer: line.peer }), position });
      const usual = usualAt(record.time.iso === null ? null : instant(record.time.iso), at, instant(record.seen.first));
      at = said.record.at;
      if (at !== usual) yield write({ is: 'at', id: record.id, at: isoInZone(at, line?.zone ?? 'UTC') });
      position += 1;
    }
  }
}

/** How many records follow is not known, and who is gone is in none of them. */
function ledgerLine({ gone: _gone, ...line }: NonNullable<Joined['line']>): LedgerLine {
  return { ...line, messages: null };
}

/** Records that lie in one file one behind the other, which are read at once. */
function stretchesIn(records: readonly JoinedRecord[]): readonly (readonly [JoinedRecord, ...JoinedRecord[]])[] {
  const stretches: [JoinedRecord, ...JoinedRecord[]][] = [];
  for (const one of records) {
    const last = stretches.at(-1)?.at(-1);
    if (last?.file === one.file && last.record.to <= one.record.from) stretches.at(-1)?.push(one);
    else stretches.push([one]);
  }
  return stretches;
}

async function readIn(stretch: readonly [JoinedRecord, ...JoinedRecord[]], files: readonly Blob[]) {
  const [{ file, record: first }] = stretch;
  const end = stretch.at(-1)?.record.to ?? first.to;
  const bytes = new Uint8Array((await files[file]?.slice(first.from, end).arrayBuffer()) ?? new ArrayBuffer());
  return stretch.flatMap((said) => {
    const line = archiveLine(decoder.decode(bytes.subarray(said.record.from - first.from, said.record.to - first.from)));
    return 'record' in line ? [{ record: line.record, said }] : [];
  });
}
