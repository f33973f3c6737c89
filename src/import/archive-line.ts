import * as v from 'valibot';
import { consoleId, ledgerLineSchema, type LedgerLine } from '../domain/ledger-lines';
import { messageRecordSchema, type MessageRecord } from '../domain/message';
import { instant, isZone } from '../domain/times';

/** What one line of our JSON Lines says. */
export type ArchiveLine = { readonly is: 'record'; readonly record: MessageRecord } | LedgerLine;

/** What is wrong with a line: it is no JSON, or `where` (such as `seen.first`) it is not as it should be. */
export type LineFault = { readonly fault: 'json' | 'shape'; readonly where: string };

const importedRecordSchema = v.object({ ...messageRecordSchema.entries, console: consoleId });

/** Reads one line; everything in it is held against the schema. */
export function archiveLine(text: string): ArchiveLine | LineFault {
  const value = parsed(text);
  if (value instanceof Error) return { fault: 'json', where: value.message };
  if (typeof value === 'object' && value !== null && 'is' in value) return checked(ledgerLineSchema, value, untrueInLine);
  const record = checked(importedRecordSchema, value, untrueInRecord);
  return 'fault' in record ? record : { is: 'record', record };
}

/** Whether the beginning of a file is that of our JSON Lines: one of its lines reads as such, or its first one begins like it. */
export function looksLikeArchive(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (/^\{"(?:is":"conversation"|console":")/.test(text)) return true;
  return text.split('\n').some((line) => line.trim() !== '' && !('fault' in archiveLine(line)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error : new Error('not JSON');
  }
}

function checked<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  untrue: (value: v.InferOutput<S>) => string | null,
): v.InferOutput<S> | LineFault {
  const found = v.safeParse(schema, value);
  if (!found.success) return { fault: 'shape', where: v.getDotPath(found.issues[0]) ?? '.' };
  const where = untrue(found.output);
  return where === null ? found.output : { fault: 'shape', where };
}

/** The schema lets through days that no calendar has; null where all is well. */
function untrueInRecord({ time, versions, seen }: MessageRecord): string | null {
  if (time.iso !== null && !isInstant(time.iso)) return 'time.iso';
  if (!isInstant(seen.first)) return 'seen.first';
  if (!isInstant(seen.last)) return 'seen.last';
  const version = versions.findIndex(({ at, since }) => !isInstant(at) || (since !== undefined && !isInstant(since)));
  if (version >= 0) return `versions.${version}`;
  if (versions.slice(1).some(({ what }) => what === 'first') || (versions[0] && versions[0].what !== 'first')) return 'versions';
  return null;
}

function untrueInLine(line: LedgerLine): string | null {
  if (line.is === 'at') return isInstant(line.at) ? null : 'at';
  if (line.is === 'gap' || line.is === 'hidden') return null;
  if (!isInstant(line.lastSeen)) return 'lastSeen';
  if (!isZone(line.zone)) return 'zone';
  if (line.note && ![line.note, ...(line.note.others ?? [])].every(({ changed }) => isInstant(changed))) return 'note.changed';
  return line.otherZones?.every(isZone) === false ? 'otherZones' : null;
}

const isInstant = (iso: string): boolean => !Number.isNaN(instant(iso));
