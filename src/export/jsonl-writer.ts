import type { Writer } from './writer';

/** JSON Lines: one record a line, exactly as the archive gives it. Gaps are no records and leave no line. */
export function jsonlWriter(): Writer {
  const lines: string[] = [];
  return {
    begin() {},
    each(entry) {
      if (entry.entry === 'message') lines.push(`${JSON.stringify(entry.message)}\n`);
    },
    end: () => new Blob(lines, { type: 'application/jsonl' }),
  };
}
