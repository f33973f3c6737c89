import { readFile } from 'node:fs/promises';
import { hexOf, utf8 } from '../../evidence/bytes';
import { sha256 } from '../../evidence/sha256';
import { records, versions } from '../../evidence/testing/pack';
import { checkedStamp } from '../../evidence/stamp-check';
import type { ExportedFile } from '../../export/export-file';
import type { ExportEntry, ExportLanguage, ExportRequest } from '../../export/request';
import { aGap, aRequest, asEntry } from '../../export/testing/sample';
import type { ExportOptions } from '../../export/writer';
import { evidencePack, type PackParts } from '../evidence-pack';
import type { Exhibit } from '../../evidence/exhibit';
import type { PackText } from '../pack-text';
import { memoryLog, type MemoryLog } from './memory-log';

/** A dot, as a browser draws it. */
export const dot = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);
const dotHash = hexOf(sha256(dot));

/** The made-up chat of the evidence's tests, with a picture that is kept in the place of its invoice. */
export const toldVersions = versions.map((version) => ({
  ...version,
  attachments: version.attachments.map((one) => ({ ...one, kind: 'image' as const, name: '发票.png', sha256: dotHash, bytes: dot.length })),
}));
export const toldRecords = records.map((record) => ({
  ...record,
  attachments: record.attachments.map((one) => ({ ...one, kind: 'image' as const, name: '发票.png', sha256: dotHash, bytes: dot.length })),
}));

/** That chat's entries, with a gap behind the fourth message. */
export const entries: readonly ExportEntry[] = toldRecords.flatMap((record, index) =>
  index === 4 ? [{ entry: 'gap', gap: aGap({ rows: 2 }) } as const, asEntry(record)] : [asEntry(record)],
);

export const accountPage: Exhibit = {
  id: 'e1',
  of: 'account',
  conversation: null,
  at: Date.UTC(2026, 10, 20, 8, 0, 0),
  url: 'https://shop.example/me',
  title: '我的资料 <b>',
  text: 'tb_lin2019',
  part: { x: 0, y: 60, width: 300, height: 400, view: { width: 1200, height: 800 } },
  type: 'image/png',
  sha256: dotHash,
  data: dot,
};

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

/** The words of a pack's pages as the built extension has them. */
export async function packText(language: ExportLanguage): Promise<PackText> {
  const messages: Messages = JSON.parse(await readFile(new URL(`../../../_locales/${language}/messages.json`, import.meta.url), 'utf8'));
  return (key, ...parts) => {
    const entry = messages[key];
    if (!entry) throw new Error(`${language} has no ${key}`);
    return entry.message.replace(/\$(\d)/g, (_, number: string) => parts[Number(number) - 1] ?? '');
  };
}

/** A request for that chat. */
export const packRequest = async (changes: Partial<ExportRequest> = {}): Promise<ExportRequest> => {
  const request = await aRequest(entries, { title: '旺旺 · tb_lin2019 ↔ 木木家居旗舰店', ...changes });
  const [conversation] = request.conversations;
  const {
    console,
    account,
    peer,
    conversation: key,
  } = toldRecords[0] ?? { console: '', account: null, peer: { id: null, name: null }, conversation: '' };
  return {
    ...request,
    conversations: [{ ...conversation, key, console, consoleName: 'Wangwang', account, peer, orders: [] }],
    fileOf: (sha256Of) => Promise.resolve(sha256Of === dotHash ? { type: 'image/png', data: dot } : null),
    ...changes,
  };
};

/** What a pack of it is made of, out of a log in memory. */
export async function packParts(memory: MemoryLog, language: ExportLanguage = 'en'): Promise<PackParts> {
  return {
    log: memory.log,
    signHead: memory.signHead,
    seal: memory.seal,
    checkStamp: (answer, data) => checkedStamp(answer, { data }),
    environment: () =>
      Promise.resolve({
        browser: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0',
        system: 'Linux',
        language: 'en',
        timeZone: 'Asia/Shanghai',
        extension: { version: '0.1.0', build: null },
        clock: null,
        captures: [
          {
            at: '2026-11-20T06:00:00.000Z',
            until: null,
            times: 1,
            conversation: 'w',
            url: 'https://shop.example/chat',
            title: '(2) buyer88 | Shop',
            reader: 'wangwang 1',
          },
        ],
      }),
    exhibits: [accountPage],
    deposits: [],
    verifier: () => Promise.resolve(new Blob(['<!doctype html><title>verifier</title>'])),
    // What the PDF shows is the business of its own tests.
    pdf: () =>
      Promise.resolve({
        begin() {},
        each() {},
        end: () => new Blob([utf8('%PDF-1.7\nnot drawn here\n%%EOF\n')], { type: 'application/pdf' }),
      }),
    text: await packText(language),
  };
}

/** A pack of that chat. */
export async function madeEvidence(changes: Partial<PackParts> = {}, options: ExportOptions = {}): Promise<ExportedFile> {
  const memory = await memoryLog(toldVersions);
  return evidencePack(await packRequest(), { ...(await packParts(memory)), ...changes }, options);
}
