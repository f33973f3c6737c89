import type { AtLine, ConversationLine, GapLine, LedgerLine } from '../domain/ledger-lines';
import type { MessageRecord } from '../domain/message';
import { isoInZone } from '../domain/iso-in-zone';
import type { ExportEntry, ExportLedger, ExportRequest } from './request';
import type { Writer } from './writer';

/** So many lines are handed to the browser at once, which need not keep them in memory. */
const linesPerPiece = 2000;

/** The entries as lines of JSON, each with its end: none, one or several for an entry. */
export type RecordLines = {
  of(entry: ExportEntry): string | Promise<string>;
  /** What stands behind the last entry. */
  end(): string;
};

const written = (line: MessageRecord | LedgerLine): string => `${JSON.stringify(line)}\n`;

/** The lines of a file of records; `jsonlWriter` tells which they are. */
export function recordLines({ ledgerOf, hidden }: Pick<ExportRequest, 'ledgerOf' | 'hidden'>, withNotes: boolean): RecordLines {
  let key: string | null = null;
  let ledger: ExportLedger | null = null;
  const begun = async (conversation: string): Promise<string> => {
    key = conversation;
    ledger = (await ledgerOf?.(conversation)) ?? null;
    return ledger ? written(withNotes ? ledger.line : withoutNote(ledger.line)) : '';
  };
  const ofMessage = ({ message, at }: Extract<ExportEntry, { entry: 'message' }>): string =>
    written(message) + (ledger && at !== undefined ? written(atLine(message.id, at, ledger.line.zone)) : '');
  return {
    of(entry) {
      if (entry.entry === 'gap') return ledger && key !== null ? written(gapLine(key, ledger, entry.gap.after)) : '';
      if (!ledgerOf || entry.message.conversation === key) return ofMessage(entry);
      return begun(entry.message.conversation).then((head) => head + ofMessage(entry));
    },
    end: () => (hidden ? written({ is: 'hidden', counts: Object.fromEntries(hidden) }) : ''),
  };
}

/**
 * JSON Lines: one record a line, exactly as the archive gives it. Where the request tells the ledger, a line before each conversation's records
 * says what is known of it, and one between two records that there is a gap; these have `is`, which no record has. Without `withNotes` what the
 * user wrote about it stays out: the file is for others. A redacted copy ends with a line that counts what is hidden.
 */
export function jsonlWriter(request: Pick<ExportRequest, 'ledgerOf' | 'hidden'>, withNotes = true): Writer {
  const made = recordLines(request, withNotes);
  const pieces: Blob[] = [];
  let lines: string[] = [];
  return {
    begin() {},
    async each(entry) {
      lines.push(await made.of(entry));
      if (lines.length < linesPerPiece) return;
      pieces.push(new Blob(lines));
      lines = [];
    },
    end: () => new Blob([...pieces, ...lines, made.end()], { type: 'application/jsonl' }),
  };
}

function withoutNote(line: ConversationLine): ConversationLine {
  const { note: _, ...rest } = line;
  return rest;
}

const gapLine = (conversation: string, { gaps }: ExportLedger, after: number): GapLine => ({ is: 'gap', conversation, ...gaps.get(after) });

const atLine = (id: string, at: number, zone: string): AtLine => ({ is: 'at', id, at: isoInZone(at, zone) });
