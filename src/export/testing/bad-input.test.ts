import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { picture } from '../../../tests/support/picture';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest, KeptFile } from '../request';
import { hostileTexts } from './hostile';
import { checkPdf, checkXml, mailOf, pdfObjects, zipEntries } from './judges';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000 });

const made = async (format: Parameters<typeof exportFile>[0], entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}) =>
  exportFile(format, await aRequest(entries, changes), assetsFromDisk());
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

const injected = 'x\r\nBcc: all@example.com\r\n\r\nFrom eve\n--=_liaocun_mixed--';
const attacks = [
  ...hostileTexts,
  ') Tj ET Q endstream endobj /JavaScript (app.alert(1)) %%EOF << >> \\( \\) \\',
  ']]></w:t><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  "=cmd|' /C calc'!A0",
  injected,
  '\u200B\u200C\u200D\u2060\uFEFF',
  `e\u0302${'\u0301'.repeat(400)}`,
];

/** Everything that a page says attacks: words, names, times, orders, addresses, recalls. */
const entries: readonly ExportEntry[] = attacks.flatMap((text, index) => [
  asEntry(
    aRecord({
      id: `m${index}${text}`,
      text,
      sender: text,
      orders: [text],
      attachments: [{ kind: 'file', name: text, url: text, sha256: 'a'.repeat(64), bytes: 3, state: 'kept' }],
      time: { iso: '2026-11-20T14:30:00+08:00', precision: 'minute', raw: text, source: 'row' },
      versions: [
        { at: '2026-11-20T14:30:00+08:00', what: 'first', text: `${text} before` },
        { at: '2026-11-20T14:31:00+08:00', what: 'edit', text },
        { at: '2026-11-20T14:32:00+08:00', what: 'recall', text },
      ],
    }),
  ),
  { entry: 'gap', gap: aGap() },
]);

async function attacking(): Promise<Partial<ExportRequest>> {
  const [conversation] = (await aRequest([])).conversations;
  const all = attacks.join(' ');
  return {
    title: all,
    watermark: { line: all, id: '7F3KQ-2Q9MD' },
    conversations: [{ ...conversation, consoleName: all, account: all, peer: { id: all, name: all }, orders: attacks }],
    fileOf: async () => ({ type: 'text/plain', data: new Uint8Array([1, 2, 3]) }),
  };
}

describe('what attacks in words, names, times and addresses', () => {
  test('leaves a PDF that qpdf finds whole', async () => {
    const file = await bytesOf((await made('pdf', entries, await attacking())).blob);
    checkPdf(file);
    expect(pdfObjects(file)).not.toMatch(/"\/(?:JavaScript|JS|AA|Launch|URI|SubmitForm|GoToR)"/);
  });

  test.each(['docx', 'xlsx'] as const)('leaves a %s of which every part is XML as xmllint wants it', async (format) => {
    const file = await bytesOf((await made(format, entries, await attacking())).blob);
    const parts = unzipSync(file);
    expect(zipEntries(file)).toEqual(Object.keys(parts));
    for (const [name, part] of Object.entries(parts)) {
      expect(name).toMatch(/^[\w[\]./-]+$/);
      checkXml(part);
      expect(strFromU8(part)).not.toContain('<!DOCTYPE');
    }
  });

  test('leaves a mail with our headers, our parts and no defect', async () => {
    const { blob, fileName } = await made('eml', entries, await attacking());
    const { headers, subject, defects, parts } = mailOf(await bytesOf(blob));
    expect(headers).toEqual(['Subject', 'Date', 'X-Unsent', 'X-Mailer', 'MIME-Version', 'Content-Type']);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(defects).toEqual([]);
    expect(parts.map(([type]) => type)).toEqual(['text/plain', 'text/html', 'application/pdf', 'application/jsonl']);
    // eslint-disable-next-line no-control-regex -- that is what a name must not have
    for (const name of [fileName, ...parts.flatMap(([, own]) => own ?? [])]) expect(name).not.toMatch(/[/\\:*?"<>|\u0000-\u001F\u202E]/);
  });

  test('leaves a zip of which no name leads anywhere else', async () => {
    const names = zipEntries(await bytesOf((await made('txt', entries, { ...(await attacking()), attachments: 'beside' })).blob));
    expect(names).toHaveLength(3);
    for (const name of names) expect(name).toMatch(/^(?:attachments\/)?(?!\.)[^/\\:*?"<>|\p{C}]+$/u);
  });
});

describe('very many pictures', () => {
  /** Three hundred here stand for ten thousand: what is written for each is the same, and `npm run bench -- formats` does them all. */
  const count = 300;
  const pictures = Array.from({ length: count }, (_, index) => {
    const whole = picture(2, [index % 256, index >> 8, 7]);
    // Every tenth is broken: cut off, or noise behind a good beginning.
    const own = [index >> 8, index & 255];
    const broken = index % 20 === 0 ? [...whole.subarray(0, 18), ...own] : [...whole.subarray(0, 40), ...own, 0, 0, 0];
    const data = Uint8Array.from(index % 10 === 0 ? broken : whole);
    return { data, sha256: createHash('sha256').update(data).digest('hex') };
  });
  const byHash = new Map(pictures.map(({ data, sha256 }): [string, KeptFile] => [sha256, { type: 'image/png', data }]));
  const shown = pictures.map(({ sha256 }, index) =>
    asEntry(
      aRecord({
        id: `p${index}`,
        kind: 'image',
        text: '',
        attachments: [{ kind: 'image', name: `p${index}.png`, url: null, sha256, bytes: 3, state: 'kept' }],
      }),
    ),
  );
  const fileOf = async (sha256: string) => byHash.get(sha256) ?? null;

  test('are each in a Word document once, but for those that are cut short', async () => {
    const file = await bytesOf((await made('docx', shown, { fileOf })).blob);
    expect(zipEntries(file).filter((name) => name.startsWith('word/media/'))).toHaveLength(count - count / 20);
    const parts = unzipSync(file);
    checkXml(parts['word/document.xml'] ?? new Uint8Array());
    checkXml(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
  });

  test('lie beside a file, each as it is, broken or not', async () => {
    const file = await bytesOf((await made('csv', shown, { fileOf, attachments: 'beside' })).blob);
    const entriesOf = unzipSync(file);
    expect(zipEntries(file)).toHaveLength(count + 2);
    const hashes = Object.entries(entriesOf).flatMap(([name, data]) =>
      name.startsWith('attachments/') ? [createHash('sha256').update(data).digest('hex')] : [],
    );
    expect(hashes).toEqual(pictures.map(({ sha256 }) => sha256));
  });

  test('leave a PDF that qpdf finds whole', async () => {
    const file = await bytesOf((await made('pdf', shown, { fileOf })).blob);
    expect(() => checkPdf(file)).not.toThrow();
  });
});
