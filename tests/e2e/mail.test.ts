import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMarks } from '../../src/mail/mail-format.ts';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { type PretendJmap, startJmap } from '../mail/pretend-jmap.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';

const box = '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c01';
const id = '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10';
const plan = {
  id,
  name: '每日备份',
  isOn: true,
  what: { query: '', consoles: [], accounts: [], contacts: [], onlyOrders: false, since: null },
  when: { every: 'day', at: 1320 },
  zone: 'Asia/Shanghai',
  files: { pdf: true, jsonl: true },
  redaction: null,
  protection: { kind: 'none' },
  mailbox: box,
  folder: 'Shopee交易备份',
  subject: '聊天备份 {console} {contact} ({count}) {part}',
};

describe.each(families)('in %s', (family) => {
  let extension: Extension;
  let server: PretendJmap;

  /** What the background answers a page of the extension, as JSON. */
  const asked = async (name: string, question: object): Promise<string> =>
    extension.asking.tab.evaluate(
      async (of, json) => {
        const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
        return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
      },
      name,
      JSON.stringify(question),
    );
  /** Rows of a table of the archive, as JSON. */
  const rows = async (table: string): Promise<string> =>
    extension.asking.tab.evaluate(async (of) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('liaocun');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(new Error('not opened')));
      });
      const all = await new Promise<unknown>((resolve, reject) => {
        const reading = database.transaction(of).objectStore(of).getAll();
        reading.addEventListener('success', () => resolve(reading.result));
        reading.addEventListener('error', () => reject(new Error('not read')));
      });
      database.close();
      return JSON.stringify(all);
    }, table);

  beforeAll(async () => {
    [extension, server] = await Promise.all([openExtension(family, { hostMap: {}, granted: ['127.0.0.1'] }), startJmap()]);
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    const chat = ['在吗', '在的亲 👋🏽'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
    await asked('importSighting', aSighting(chat));
  });
  afterAll(async () => {
    await extension?.close();
    await server?.close();
  });

  test('a plan mails what is new without a page of it open, once, though the answer was lost', async () => {
    const settings = { url: `${server.url}/`, user: 'anna', sends: false };
    const mailbox = { id: box, kind: 'jmap', name: 'anna', from: 'anna@example.org', to: ['anna@example.org'], settings };
    expect(await asked('saveMailbox', { mailbox, secret: 'geheim-密码' })).toBe('{"ok":true,"value":null}');
    expect(await asked('savePlan', { plan, passphrase: null })).toBe('{"ok":true,"value":null}');
    let isCut = false;
    server.fault = ({ body }) => {
      if (isCut || !body.includes('Email/import')) return null;
      isCut = true;
      return { when: 'after', said: 'cut' };
    };
    expect(await asked('runPlan', { id })).toContain('"mails":1,"messages":2');
    // Each look takes a way to the browser and back; the test's own limit ends it.
    while (!(await rows('mails')).includes('"state":"sent"')) continue;
    expect(isCut).toBe(true);
    expect(server.mails.map(({ folder }) => folder)).toEqual(['Shopee交易备份']);
    const mail = await PostalMime.parse(server.mails[0]?.bytes ?? '');
    expect(mail.subject).toContain('蓝鲸生活旗舰店 (2)');
    expect(readMarks(mail.headers.map(({ key, value }) => [key, value]))).toMatchObject({ plan: id, records: 2, part: 1, parts: 1 });
    const [pdf, records] = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString('utf8'));
    expect(pdf?.slice(0, 5)).toBe('%PDF-');
    expect(records).toContain('在的亲 👋🏽');
    expect(await asked('runPlan', { id })).toContain('"messages":0');
    expect(await asked('checkMails', { plan: id })).toBe('{"ok":true,"value":{"trouble":null,"answer":"","limit":null}}');
    expect(await rows('mailChecks')).toContain('"expected":1,"found":1');
  });

  test('the password lies nowhere in the archive as it was typed, and goes with everything else', async () => {
    expect(await rows('mailRoutes')).toContain('"secret":{');
    expect(await rows('mailRoutes')).not.toContain('geheim');
    expect(await rows('mailBodies')).toHaveLength(2);
    await asked('deleteAll', { typed: 'delete' });
    for (const table of ['mailRoutes', 'mailPlans', 'mails', 'mailMarks', 'mailChecks', 'mailKeys']) expect(await rows(table)).toBe('[]');
  });
});
