import * as v from 'valibot';
import { redactedRequest } from '../export/redacted-request';
import { wordsFrom } from '../export/words';
import type { MailingPorts } from '../mailing/ports';
import { redactionSchema } from '../redaction/redaction';
import { indexFinder } from '../search/find/finder';
import { archiveReader } from '../store/archive-reader';
import type { Database } from '../store/database';
import { fileReader } from '../store/file-reader';
import { readsOf } from '../store/reads/open-reads';
import { searchSource } from '../store/search-source';
import { consoleName } from '../ui/console-name';
import { exportLanguageOf } from '../ui/export-language';
import { textsIn } from '../ui/texts';

const howKeys = {
  none: 'mailSealedIntro',
  passphrase: 'mailSealedByPassphrase',
  pdf: 'mailLockedPdf',
  recipient: 'mailSealedByKey',
} as const;

/** Lets other work of the page through. */
const breathe = async (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** What composing needs, from the archive's database and the extension's own files. */
export async function mailingPorts(database: Database, version: string): Promise<MailingPorts> {
  const { browserAssets } = await import('../export/browser-assets');
  // A page without a window is given no texts by the browser, so they are read as the files that they are.
  const language = exportLanguageOf(navigator.language);
  const text = await textsIn(language);
  const nameOf = (id: string): string => consoleName(id, text);
  const consoles = (await database.conversations.toArray()).map(({ console }) => console);
  return {
    archive: { ...archiveReader(database), ...fileReader(database) },
    finder: indexFinder(searchSource(readsOf(database)), { now: () => performance.now(), breathe }),
    assets: browserAssets,
    consoles: [...new Set(consoles)].map((id) => ({ id, name: nameOf(id) })),
    consoleName: nameOf,
    words: wordsFrom(text),
    mailWords: (seal) => ({
      firstRecord: text('mailFirstRecord'),
      lastRecord: text('mailLastRecord'),
      sealedIntro: text('mailSealedIntro'),
      sealedHow: text(howKeys[seal]),
    }),
    language,
    extensionVersion: version,
    uuid: () => crypto.randomUUID(),
    redacted: async (request, redaction) => redactedRequest(request, v.parse(redactionSchema, redaction)),
  };
}
