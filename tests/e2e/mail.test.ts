import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMarks } from '../../src/mail/mail-format.ts';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { type PretendJmap, startJmap } from '../mail/pretend-jmap.ts';
import { askedBackground, rowsInArchive } from '../support/background.ts';
import { type GmailServer, startGmail } from '../mail-servers/gmail-server.ts';
import { type GraphServer, startGraph } from '../mail-servers/graph-server.ts';
import { selfSigned } from '../pages/certificate.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';
import { checkByOptions, restoreByOptions, signInByOptions } from '../support/mail-options.ts';

const google = ['accounts.google.com', 'oauth2.googleapis.com', 'gmail.googleapis.com'];
const microsoft = ['login.microsoftonline.com', 'graph.microsoft.com'];
const at = (hosts: readonly string[], { port }: { readonly port: number }) => hosts.map((host) => [host, `127.0.0.1:${port}`] as const);

const box = '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c01';
const id = '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10';
/** Of plans that tests make besides. */
const ids = {
  Gmail: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f11',
  Graph: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f12',
  Files: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f13',
  Picked: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f14',
};
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
  let gmail: GmailServer;
  let graph: GraphServer;

  const asked = async (name: string, question: object): Promise<string> => askedBackground(extension.asking.tab, name, question);
  const rows = async (table: string): Promise<string> => rowsInArchive(extension.asking.tab, table);

  /** Has a plan of its own mail what is new into a mailbox, and waits until the server has it. */
  const mailed = async (name: keyof typeof ids, mailbox: string): Promise<void> => {
    const own = ids[name];
    await asked('savePlan', { plan: { ...plan, id: own, name, mailbox }, passphrase: null });
    expect(await asked('runPlan', { id: own })).toContain('"mails":1');
    while (/"state":"(?:composed|sending|waiting)"/.test(await rows('mails'))) continue;
    expect(await rows('mails')).not.toMatch(/"state":"(?:unsure|asking|failed)"/);
  };
  const mailboxOf = async (kind: string): Promise<string> =>
    String(JSON.parse(await rows('mailRoutes')).find((row: { readonly kind: string }) => row.kind === kind)?.id);
  const aMessage = async (words: string, minute: number) =>
    asked('importSighting', aSighting([aTimedRow('在的亲 👋🏽', '2026-11-20 14:11:00'), aTimedRow(words, `2026-11-20 14:${minute}:00`)]));

  beforeAll(async () => {
    const certificate = selfSigned([...google, ...microsoft]);
    [gmail, graph, server] = await Promise.all([
      startGmail({ ...certificate, url: 'https://gmail.googleapis.com' }),
      startGraph({ ...certificate, url: 'https://graph.microsoft.com' }),
      startJmap(),
    ]);
    const hostMap = Object.fromEntries([...at(google, gmail), ...at(microsoft, graph)]);
    const granted = ['127.0.0.1', ...google, ...microsoft, 'outlook.office.com', 'outlook.office365.com'];
    extension = await openExtension(family, { hostMap, granted, permissions: ['downloads'] });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    const chat = ['在吗', '在的亲 👋🏽'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
    await asked('importSighting', aSighting(chat));
  });
  afterAll(async () => {
    await extension?.close();
    await Promise.all([server, gmail, graph].map(async (one) => one?.close()));
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

  test('at Gmail a sign-in in the browser’s window leads to a mailbox, which outlasts its token, is checked, and gives the chat back', async () => {
    const typed = { 'Mail address': 'anna@gmail.example', 'Client ID': 'our-client', 'Client secret': 'GOCSPX-own' };
    const shown = await signInByOptions(extension, 'gmail', typed);
    expect(gmail.oauth.opened.map(({ searchParams }) => searchParams.get('redirect_uri'))).toEqual([shown]);
    const gmailBox = await mailboxOf('gmail');
    await mailed('Gmail', gmailBox);
    gmail.oauth.end('access');
    await aMessage('谢谢老板', 12);
    await mailed('Gmail', gmailBox);
    const asks = gmail.heard.filter(({ url }) => url.pathname === '/token').map(({ body }) => new URLSearchParams(body.toString()));
    expect(asks.map((form) => form.get('grant_type'))).toEqual(['authorization_code', 'refresh_token']);
    expect([...gmail.mails.values()].map(({ labels }) => labels)).toEqual([['Label_1'], ['Label_1']]);
    await checkByOptions(extension, 'Gmail', 'all 2 mails are there, unchanged.');
    const [conversation] = JSON.parse(await rows('conversations'));
    const before = await extension.asking.ask('records', conversation.key);
    await asked('deleteConversation', { conversation: conversation.key });
    expect(await extension.asking.ask('count')).toBe(0);
    expect(await restoreByOptions(extension, gmailBox)).toContain('3 messages');
    expect(await extension.asking.ask('records', conversation.key)).toEqual(before);
  });

  test('at Microsoft a sign-in needs no secret, and the mail lies in its folder', async () => {
    await signInByOptions(extension, 'graph', { 'Mail address': 'anna@outlook.example', 'Client ID': 'our-client' });
    await mailed('Graph', await mailboxOf('graph'));
    expect([...graph.messages.values()].map(({ internetMessageHeaders, files }) => [internetMessageHeaders.length, files.length])).toEqual([
      [5, 2],
    ]);
    await checkByOptions(extension, 'Graph', 'all 1 mails are there, unchanged.');
  });

  test('mails lie as files below the folder for downloads, and in a folder that was picked', async () => {
    const folder = { kind: 'folder', name: 'files', from: 'anna@example.org', to: ['anna@example.org'] };
    const saved = { ...folder, id: '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c02', settings: { by: 'downloads' } };
    await asked('saveMailbox', { mailbox: saved, secret: null });
    await mailed('Files', saved.id);
    const [file] = readdirSync(extension.downloads, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
    const mail = await PostalMime.parse(readFileSync(join(extension.downloads, file ?? '')));
    expect(mail.subject).toContain('蓝鲸生活旗舰店 (3)');
    if (family === 'firefox') return;
    // The browser's own picker is a window of the system's; a folder of the extension's own stands for what it gives.
    const key = '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c04';
    await extension.asking.tab.evaluate(async (of) => {
      const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true });
      const opening = indexedDB.open('liaocun-folders', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('folders'));
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const writing = opening.result.transaction('folders', 'readwrite');
      writing.objectStore('folders').put(picked, of);
      await new Promise((resolve) => writing.addEventListener('complete', resolve));
      opening.result.close();
    }, key);
    const kept = { ...folder, id: '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c03', settings: { by: 'handle', key, name: 'picked' } };
    await asked('saveMailbox', { mailbox: kept, secret: null });
    await mailed('Picked', kept.id);
    await checkByOptions(extension, 'Picked', 'all 1 mails are there, unchanged.');
  });

  test('the password lies nowhere in the archive as it was typed, and goes with everything else', async () => {
    expect(await rows('mailRoutes')).toContain('"secret":{');
    expect(await rows('mailRoutes')).not.toMatch(/geheim|GOCSPX|access-|refresh-/);
    expect(await rows('mailBodies')).toBe('[]');
    await asked('deleteAll', { typed: 'delete' });
    for (const table of ['mailRoutes', 'mailPlans', 'mails', 'mailMarks', 'mailChecks', 'mailKeys']) expect(await rows(table)).toBe('[]');
  });
});
