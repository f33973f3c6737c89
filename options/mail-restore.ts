import type { Restorable } from '../src/mail/restore/restore-mails';
import type { Work } from './archive-import';

/** Mails that were read, and what they came to. `isTried`: with a passphrase or key. */
export type ReadMails = { readonly files: readonly File[]; readonly told: Omit<Restorable, 'file'>; readonly isTried: boolean };

/** Makes one file of ours out of files of backup mails. What reads mails is loaded with the first. */
export async function readMails(
  files: readonly File[],
  key: string | null,
  { signal, report }: Omit<Work, 'file'>,
): Promise<{ readonly file: File; readonly mails: ReadMails }> {
  const { mailsIn } = await import('../src/mail/restore/mail-files');
  const { restoreMails } = await import('../src/mail/restore/restore-mails');
  const total = files.reduce((sum, { size }) => sum + size, 0);
  async function* reported(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let done = 0;
    for await (const mail of mailsIn(files)) {
      report({ done, total });
      yield mail;
      done += mail.length;
    }
  }
  const { file, ...told } = await restoreMails(reported(), { keys: key === null ? [] : [key], signal });
  return { file: new File([file], 'mails.jsonl'), mails: { files, told, isTried: key !== null } };
}
