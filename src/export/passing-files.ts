import { endingOf } from '../domain/file-type';
import { hasBytes } from './carried';
import { safePart } from './file-name';
import type { ExportRequest, KeptFile } from './request';
import type { Writer } from './writer';

/** A kept attachment of the messages that were written: the number of the first message that has it, and what it is called there. */
type Passed = { readonly label: string; readonly name: string | null; readonly sha256: string };

/** A file to lie beside an export, or to be sent with it. */
export type PassingFile = KeptFile & { readonly name: string };

/** `0012 shoe.png`: the number of its message, then its own name as far as systems take it; it ends as its bytes are. */
function nameOf({ label, name }: Passed, { type }: KeptFile): string {
  const own = safePart(name ?? '');
  const ending = `.${endingOf(type)}`;
  const whole = own.toLowerCase().endsWith(ending) ? own : `${own}${ending}`;
  return own === '' ? `${label}${ending}` : `${label} ${whole}`;
}

/** Notes which kept attachments pass by, each once; its end answers them one by one, as they are asked for. */
export function passingFiles({ fileOf }: Pick<ExportRequest, 'fileOf'>): Writer<AsyncIterable<PassingFile>> {
  const passed = new Map<string, Passed>();
  let number = 0;
  async function* files(): AsyncGenerator<PassingFile> {
    for (const one of passed.values()) {
      const file = await fileOf?.(one.sha256);
      if (file) yield { ...file, name: nameOf(one, file) };
    }
  }
  return {
    begin() {},
    each(entry) {
      if (entry.entry !== 'message') return;
      number += 1;
      const digits = String(number).padStart(4, '0');
      for (const [index, attachment] of entry.message.attachments.entries()) {
        const { sha256, name } = attachment;
        if (!hasBytes(attachment) || sha256 === null || passed.has(sha256)) continue;
        passed.set(sha256, { label: index === 0 ? digits : `${digits}-${index + 1}`, name, sha256 });
      }
    },
    end: files,
  };
}
