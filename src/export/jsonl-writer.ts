import type { AtLine, ConversationLine, GapLine, LedgerLine } from '../domain/ledger-lines';
import type { MessageRecord } from '../domain/message';
import { isoInZone } from '../domain/times';
import type { ExportLedger, ExportRequest } from './request';
import type { Writer } from './writer';

/** So many lines are handed to the browser at once, which need not keep them in memory. */
const linesPerPiece = 2000;

/**
 * JSON Lines: one record a line, exactly as the archive gives it. Where the request tells the ledger, a line before each conversation's records
 * says what is known of it, and one between two records that there is a gap; these have `is`, which no record has. Without `withNotes` what the
 * user wrote about it stays out: the file is for others. A redacted copy ends with a line that counts what is hidden.
 */
export function jsonlWriter({ ledgerOf, hidden }: Pick<ExportRequest, 'ledgerOf' | 'hidden'>, withNotes = true): Writer {
  const pieces: Blob[] = [];
  let lines: string[] = [];
  let key: string | null = null;
  let ledger: ExportLedger | null = null;
  const write = (line: MessageRecord | LedgerLine): void => {
    lines.push(`${JSON.stringify(line)}\n`);
    if (lines.length < linesPerPiece) return;
    pieces.push(new Blob(lines));
    lines = [];
  };
  return {
    begin() {},
    async each(entry) {
      if (entry.entry === 'gap') {
        if (ledger && key !== null) write(gapLine(key, ledger, entry.gap.after));
        return;
      }
      const { message, at } = entry;
      if (ledgerOf && message.conversation !== key) {
        key = message.conversation;
        ledger = await ledgerOf(key);
        if (ledger) write(withNotes ? ledger.line : withoutNote(ledger.line));
      }
      write(message);
      if (ledger && at !== undefined) write(atLine(message.id, at, ledger.line.zone));
    },
    end() {
      if (hidden) write({ is: 'hidden', counts: Object.fromEntries(hidden) });
      return new Blob([...pieces, ...lines], { type: 'application/jsonl' });
    },
  };
}

function withoutNote(line: ConversationLine): ConversationLine {
  const { note: _, ...rest } = line;
  return rest;
}

const gapLine = (conversation: string, { gaps }: ExportLedger, after: number): GapLine => ({ is: 'gap', conversation, ...gaps.get(after) });

const atLine = (id: string, at: number, zone: string): AtLine => ({ is: 'at', id, at: isoInZone(at, zone) });
