import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { redactedRequest } from '../../src/export/redacted-request';
import { type ExportKey, wordsFrom } from '../../src/export/words';
import { assetsFromDisk } from '../../src/export/testing/sample';
import type { Mailbox } from '../../src/mail/mailbox';
import type { MailRow } from '../../src/mail/mail-row';
import type { MailStore } from '../../src/mail/mail-store';
import type { Plan } from '../../src/mail/plan';
import { composeAgain, composeRun, type Run } from '../../src/mailing/compose-run';
import type { Composed } from '../../src/mailing/mailing';
import type { MailingPorts } from '../../src/mailing/ports';
import type { Seal } from '../../src/mailing/seal';
import { redactionSchema } from '../../src/redaction/redaction';
import { indexFinder } from '../../src/search/find/finder';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { fileReader } from '../../src/store/file-reader';
import { mailStore } from '../../src/store/mail-store';
import { mergeStore } from '../../src/store/merge-store';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { aSighting } from '../archive/builders';

export const now = Date.parse('2026-11-21T13:00:00+08:00');

export const aMailbox: Mailbox = {
  id: '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c01',
  kind: 'jmap',
  name: '备份邮箱',
  from: 'shop@example.org',
  to: ['shop@example.org', 'archive@example.org'],
  settings: null,
  secret: null,
  found: null,
};

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    id: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
    name: '每天备份',
    isOn: true,
    what: { query: '', consoles: [], accounts: [], contacts: [], onlyOrders: false, since: null },
    when: { every: 'day', at: 1320 },
    zone: 'Asia/Shanghai',
    files: { pdf: false, jsonl: true },
    redaction: null,
    protection: { kind: 'none' },
    mailbox: aMailbox.id,
    folder: 'Shopee交易备份',
    subject: '聊存 {console} {account} {from}–{to} · {contact} ({count}) {part}',
    done: 0,
    runs: 0,
    last: null,
    ...more,
  };
}

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

async function wordsOf(language: string): Promise<(key: string, ...parts: string[]) => string> {
  const messages: Messages = JSON.parse(await readFile(new URL(`../../_locales/${language}/messages.json`, import.meta.url), 'utf8'));
  return (key, ...parts) => {
    const entry = messages[key];
    if (!entry) throw new Error(`${language} has no ${key}`);
    return entry.message.replace(/\$(\d)/g, (_, number: string) => parts[Number(number) - 1] ?? '');
  };
}

const unsealed: Seal = { kind: 'none' };

const consoleNames: Readonly<Record<'en' | 'zh_CN', Readonly<Record<string, string>>>> = {
  en: { 'shopee-seller': 'Shopee Seller', wangwang: 'Wangwang' },
  zh_CN: { 'shopee-seller': 'Shopee 卖家', wangwang: '旺旺' },
};

let names = 0;

/** An archive in memory with its mail tables, and what composes over it. */
export type MailStage = {
  readonly database: Database;
  readonly store: MailStore;
  capture(rows: readonly Row[], more?: Partial<Sighting>): Promise<void>;
  /** Composes and stores one run. */
  run(plan?: Partial<Plan>, more?: { readonly limit?: number; readonly seal?: Seal; readonly at?: number }): Promise<Run>;
  /** Composes a mail of that plan anew. */
  again(mail: MailRow, at: number): Promise<readonly Composed[]>;
};

/** `language` is what the mails are written in. */
export async function mailStage(language: 'en' | 'zh_CN' = 'zh_CN'): Promise<MailStage> {
  const database = archiveDatabase(`mail-${++names}`);
  const store = mailStore(database);
  const text = await wordsOf(language);
  let ids = 0;
  const ports: MailingPorts = {
    archive: { ...archiveReader(database), ...fileReader(database) },
    finder: indexFinder(searchSource(readsOf(database)), { now: () => 0, breathe: async () => undefined }),
    assets: assetsFromDisk(),
    consoles: [],
    consoleName: (id) => consoleNames[language][id] ?? id,
    words: wordsFrom((key: ExportKey, ...parts: string[]) => text(key, ...parts)),
    mailWords: () => ({
      firstRecord: text('mailFirstRecord'),
      lastRecord: text('mailLastRecord'),
      sealedIntro: text('mailSealedIntro'),
      sealedHow: text('mailSealedByPassphrase'),
    }),
    language,
    extensionVersion: '0.1.0',
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    redacted: async (request, redaction) => redactedRequest(request, v.parse(redactionSchema, redaction)),
  };
  return {
    database,
    store,
    async capture(rows, more = {}) {
      const around = { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false };
      await archiveSighting(mergeStore(database), aSighting(rows, more), around);
    },
    async run(changes = {}, { limit = 20_000_000, seal = unsealed, at = now } = {}) {
      const known = await store.plan(aPlan().id);
      const plan = { ...(known ?? aPlan()), ...changes };
      await store.putPlan(plan);
      const job = { plan, mailbox: aMailbox, seal, limit, now: at, signal: new AbortController().signal };
      const made = await composeRun(ports, job, async (conversation) => store.mailedOf(plan.id, conversation));
      const { mails, mailed } = made;
      await store.writeRun({ plan: plan.id, runs: plan.runs, done: at, last: null, mails, mailed });
      return made;
    },
    async again(mail, at) {
      const plan = (await store.plan(mail.plan)) ?? aPlan();
      const job = { plan, mailbox: aMailbox, seal: unsealed, limit: 20_000_000, now: at, signal: new AbortController().signal };
      return composeAgain(ports, job, mail, async (conversation) => store.mailedOf(plan.id, conversation));
    },
  };
}
