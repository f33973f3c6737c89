import type { FileReader } from '../archive/files/file-reader';
import type { ArchiveReader } from '../archive/ports';

import type { ExportLanguage, ExportRequest } from '../export/request';
import type { Words } from '../export/words';
import type { Mailbox } from '../mail/mailbox';
import type { Plan } from '../mail/plan';
import type { Finder } from '../search/finder';
import type { ConsoleName } from '../search/language/parse';
import type { MailWords, PdfAssets } from './make-part';
import type { Seal } from './seal';

/** What composing needs of the world. */
export type MailingPorts = {
  readonly archive: ArchiveReader & Pick<FileReader, 'file'>;
  readonly finder: Pick<Finder, 'places'>;
  readonly assets: PdfAssets;
  readonly consoles: readonly ConsoleName[];
  readonly consoleName: (id: string) => string;
  readonly words: Words;
  readonly mailWords: (seal: Seal['kind']) => MailWords;
  readonly language: ExportLanguage;
  readonly extensionVersion: string;
  readonly uuid: () => string;
  /** Hides what the plan's rules say; the request as it is where the plan has none. */
  readonly redacted: (request: ExportRequest, redaction: unknown) => Promise<ExportRequest>;
};

/** One plan's mails, now. */
export type Job = {
  readonly plan: Plan;
  readonly mailbox: Pick<Mailbox, 'id' | 'from' | 'to'>;
  readonly seal: Seal;
  /** The largest mail in bytes that the mailbox takes. */
  readonly limit: number;
  /** Epoch ms. */
  readonly now: number;
  readonly signal: AbortSignal;
};
