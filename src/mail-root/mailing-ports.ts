import * as v from 'valibot';
import { redactedRequest } from '../export/redacted-request';
import type { ExportLanguage } from '../export/request';
import { wordsFrom } from '../export/words';
import type { MailingPorts } from '../mailing/ports';
import { extensionVersion, text, uiLanguage } from '../platform/i18n';
import { redactionSchema } from '../redaction/redaction';
import { indexFinder } from '../search/find/finder';
import { archiveReader } from '../store/archive-reader';
import type { Database } from '../store/database';
import { fileReader } from '../store/file-reader';
import { searchSource } from '../store/search-source';
import { consoleName } from '../ui/console-name';

const howKeys = { none: 'mailSealedIntro', passphrase: 'mailSealedByPassphrase', recipient: 'mailSealedByKey' } as const;

/** The language a mail is written in, by that of the interface. */
function mailLanguage(language: string): ExportLanguage {
  if (!language.startsWith('zh')) return 'en';
  return /TW|HK|MO|Hant/i.test(language) ? 'zh_TW' : 'zh_CN';
}

/** Lets other work of the page through. */
const breathe = async (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** What composing needs, from the archive's database and the extension's own files. */
export async function mailingPorts(database: Database): Promise<MailingPorts> {
  const { browserAssets } = await import('../export/browser-assets');
  const consoles = (await database.conversations.toArray()).map(({ console }) => console);
  return {
    archive: { ...archiveReader(database), ...fileReader(database) },
    finder: indexFinder(searchSource(database), { now: () => performance.now(), breathe }),
    assets: browserAssets,
    consoles: [...new Set(consoles)].map((id) => ({ id, name: consoleName(id) })),
    consoleName,
    words: wordsFrom(text),
    mailWords: (seal) => ({
      firstRecord: text('mailFirstRecord'),
      lastRecord: text('mailLastRecord'),
      sealedIntro: text('mailSealedIntro'),
      sealedHow: text(howKeys[seal]),
    }),
    language: mailLanguage(uiLanguage()),
    extensionVersion: extensionVersion(),
    uuid: () => crypto.randomUUID(),
    redacted: async (request, redaction) => redactedRequest(request, v.parse(redactionSchema, redaction)),
  };
}
