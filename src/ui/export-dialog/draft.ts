import { columnNames, fixedColumns } from '../../export/columns';
import type { LastExport } from '../../platform/settings';
import { attachmentPlaces, type ExportChoice, exportLanguages } from '../export-port';
import { canLock, hasColumns, isMade, isWritten, type Made, placesFor } from './format-facts';

/** What the dialog stands at. */
export type Draft = { readonly format: Made; readonly choice: ExportChoice };

const zoneOrNull = (zone: string): string | null => {
  try {
    return zone === '' ? null : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    return null;
  }
};

/** The draft that the last export left; whatever of it means nothing any more is as usual. For whom a copy is, is asked anew each time. */
export function draftOf({ format, language, timeZone, attachments, columns }: LastExport): Draft {
  const known = columns.filter((name) => columnNames.some((one) => one === name));
  return {
    format: isMade(format) ? format : 'pdf',
    choice: {
      language: exportLanguages.find((one) => one === language) ?? null,
      timeZone: zoneOrNull(timeZone),
      attachments: attachmentPlaces.find((one) => one === attachments) ?? null,
      columns: known.length > 0 ? known : null,
      copyFor: '',
    },
  };
}

/** What is remembered of a draft. */
export function lastOf({ format, choice: { language, timeZone, attachments, columns } }: Draft): LastExport {
  return { format, language: language ?? '', timeZone: timeZone ?? '', attachments: attachments ?? '', columns: columns ?? [] };
}

/**
 * The choice as it bears on the draft's format: what has no meaning there is as usual. `passphrase` is what was typed for a PDF, null where it is to be open:
 * it is no part of a draft, since drafts are remembered.
 */
export function bearing({ format, choice }: Draft, passphrase: string | null): ExportChoice {
  const written = isWritten(format);
  const lock = passphrase !== null && canLock(format) ? { passphrase } : {};
  const { attachments } = choice;
  return {
    language: written ? choice.language : null,
    timeZone: written ? choice.timeZone : null,
    attachments: attachments !== null && placesFor(format, 'passphrase' in lock).includes(attachments) ? attachments : null,
    columns: hasColumns(format) ? choice.columns : null,
    copyFor: written ? choice.copyFor.trim() : '',
    ...lock,
  };
}

/** The chosen columns with one more or less, in the order of all; null where it is all of them. Those that every table has stay. */
export function toggled(columns: readonly string[] | null, name: string): readonly string[] | null {
  const chosen = new Set(columns ?? columnNames);
  if (!chosen.delete(name)) chosen.add(name);
  const next = columnNames.filter((one) => chosen.has(one) || fixedColumns.includes(one));
  return next.length === columnNames.length ? null : next;
}
