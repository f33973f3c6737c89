import { readMessageId } from '../src/mail/mail-format';
import type { Restorable } from '../src/mail/restore/restore-mails';
import type { Ports } from '../src/ui/ports';
import type { Work } from './archive-import';

/** Where backup mails come from: files of the user's, or a folder of a mailbox that is set up. */
export type MailSource =
  | { readonly is: 'files'; readonly files: readonly File[] }
  | { readonly is: 'mailbox'; readonly mailbox: string; readonly folder: string };

/** Mails that were read, and what they came to. `isTried`: with a passphrase or key. */
export type ReadMails = { readonly source: MailSource; readonly told: Omit<Restorable, 'file'>; readonly isTried: boolean };

/** A mailbox could not be read: `trouble` as the route has it, or null where mails there cannot be listed. */
export class MailboxUnread extends Error {
  override readonly name = 'MailboxUnread';
  readonly trouble: string | null;
  constructor(trouble: string | null) {
    super('mailbox unread');
    this.trouble = trouble;
  }
}

type Background = Pick<Ports['background'], 'tryMailbox' | 'listMails' | 'fetchMail'>;
type Around = Omit<Work, 'file'>;

/** Makes one file of ours out of backup mails. What reads mails is loaded with the first. Rejects with `MailboxUnread`. */
export async function readMails(
  source: MailSource,
  key: string | null,
  background: Background,
  around: Around,
): Promise<{ readonly file: File; readonly mails: ReadMails }> {
  const { restoreMails } = await import('../src/mail/restore/restore-mails');
  const mails = source.is === 'files' ? mailsOf(source.files, around) : mailsFrom(source, background, around);
  const { file, ...told } = await restoreMails(mails, { keys: key === null ? [] : [key], signal: around.signal });
  return { file: new File([file], 'mails.jsonl'), mails: { source, told, isTried: key !== null } };
}

async function* mailsOf(files: readonly File[], { report }: Around): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { mailsIn } = await import('../src/mail/restore/mail-files');
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for await (const mail of mailsIn(files)) {
    report({ done, total });
    yield mail;
    done += mail.length;
  }
}

async function* mailsFrom(
  { mailbox, folder }: Extract<MailSource, { is: 'mailbox' }>,
  background: Background,
  { signal, report }: Around,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { trouble } = await background.tryMailbox({ id: mailbox, folder });
  if (trouble !== null) throw new MailboxUnread(trouble);
  const places = await background.listMails({ mailbox, folder });
  if (places === null) throw new MailboxUnread(null);
  // Mails of others are not even fetched where their Message-ID is told.
  const own = places.filter(({ messageId }) => messageId === null || readMessageId(messageId) !== null);
  for (const [done, place] of own.entries()) {
    signal.throwIfAborted();
    report({ done, total: own.length });
    const mail = atob(await background.fetchMail({ mailbox, folder, place }));
    yield Uint8Array.from(mail, (one) => one.charCodeAt(0));
  }
}
