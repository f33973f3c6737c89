import { spawnSync } from 'node:child_process';
import PostalMime from 'postal-mime';
import { describe, expect, test, vi } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportRequest } from '../request';
import { pdfPages } from './read-pdf';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000 });

const readWithPython = `
import sys, json, base64
from email import policy, message_from_binary_file
mail = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
body = lambda kind: mail.get_body((kind,)).get_content()
defects = [str(d) for part in mail.walk() for d in part.defects] + [str(d) for part in mail.walk() for v in part.values() for d in v.defects]
print(json.dumps({"headers": [[k, str(v)] for k, v in mail.items()], "text": body("plain"), "html": body("html"), "defects": defects,
  "attachments": [[a.get_filename(), a.get_content_type(), base64.b64encode(a.get_content()).decode()] for a in mail.iter_attachments()]}))
`;

type Judged = {
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  readonly html: string;
  readonly defects: readonly string[];
  readonly attachments: readonly (readonly [string, string, string])[];
};

function byPython(file: Uint8Array): Judged {
  const { error, stdout, stderr, status } = spawnSync('python3', ['-c', readWithPython], {
    input: file,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`python3 could not read the mail: ${error?.message ?? stderr}`);
  return JSON.parse(stdout);
}

async function mailOf(texts: readonly string[], changes: Partial<ExportRequest> = {}): Promise<Uint8Array> {
  const request = await aRequest(
    texts.map((text) => asEntry(aRecord({ text }))),
    changes,
  );
  const { blob } = await exportFile('eml', request, assetsFromDisk());
  return new Uint8Array(await blob.arrayBuffer());
}

const asBytes = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const longTitle = '聊天记录导出：淘宝店铺客服与买家关于订单退款的完整对话（含附件、撤回与编辑）第二部分 😀 '.repeat(3).trim();

describe('eml', () => {
  test.each([
    ['English', 'Chat with buyer88'],
    ['Chinese', '聊天记录 · shop:anna ↔ 买家九'],
    ['long Chinese', longTitle],
    ['looks encoded', '=?UTF-8?B?aGVsbG8=?= really'],
  ])('subject and bodies are read equal by postal-mime and Python: %s', async (_, title) => {
    const file = await mailOf(['您好，明天发货吗？', '<script>alert(1)</script> & "quotes"'], { title, language: 'zh_CN' });
    const [mime, python] = [await PostalMime.parse(file), byPython(file)];
    expect(mime.subject).toBe(title);
    expect(Object.fromEntries(python.headers)['Subject']).toBe(title);
    expect(python.defects).toEqual([]);
    expect(mime.text?.replace(/\r\n/g, '\n').trim()).toBe(python.text.replace(/\r\n/g, '\n').trim());
    expect(mime.html?.replace(/\r\n/g, '\n').trim()).toBe(python.html.replace(/\r\n/g, '\n').trim());
    expect(mime.text).toContain('您好，明天发货吗？');
    expect(mime.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
  });

  test('opens as a draft, dated by the request', async () => {
    const headers = Object.fromEntries(byPython(await mailOf(['hello'])).headers);
    expect(headers).toMatchObject({ 'X-Unsent': '1', Date: 'Sat, 21 Nov 2026 02:00:00 +0000', 'MIME-Version': '1.0' });
    expect(Object.keys(headers)).not.toContain('From');
  });

  test('carries the PDF and the records, whole and under their Chinese names', async () => {
    const [conversation] = (await aRequest([])).conversations;
    const file = await mailOf(['好的'], { conversations: [{ ...conversation, peer: { id: null, name: '买家九十九号（大客户）' } }] });
    const [mime, python] = [await PostalMime.parse(file), byPython(file)];
    const names = ['pdf', 'jsonl'].map(
      (extension) => `2026-11-20_2026-11-20 Shopee Seller 买家九十九号（大客户） 220818EGS328B9.${extension}`,
    );
    expect(mime.attachments.map(({ filename }) => filename)).toEqual(names);
    expect(python.attachments.map(([name, type]) => [name, type])).toEqual([
      [names[0], 'application/pdf'],
      [names[1], 'application/jsonl'],
    ]);
    const contents = mime.attachments.map(({ content }) => Buffer.from(asBytes(content)).toString('base64'));
    expect(python.attachments.map(([, , content]) => content)).toEqual(contents);
    const [pdf, jsonl] = contents.map((content) => Buffer.from(content, 'base64'));
    expect(pdfPages(pdf ?? new Uint8Array()).join('\n')).toContain('好的');
    expect(JSON.parse(jsonl?.toString() ?? '')).toEqual(aRecord({ text: '好的' }));
  });

  test('has no line over 76 characters, CRLF everywhere, ASCII only', async () => {
    const raw = Buffer.from(await mailOf(['很长'.repeat(3000)], { title: longTitle })).toString('latin1');
    const lines = raw.split('\r\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(76);
    expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  test('lets no title or name begin a header', async () => {
    const [conversation] = (await aRequest([])).conversations;
    const evil = 'x\r\nBcc: everyone@example.com\r\n\r\n<b>body</b>';
    const file = await mailOf(['hello'], { title: evil, conversations: [{ ...conversation, peer: { id: null, name: evil } }] });
    const { headers, defects } = byPython(file);
    expect(headers.map(([name]) => name)).toEqual(['Subject', 'Date', 'X-Unsent', 'X-Mailer', 'MIME-Version', 'Content-Type']);
    expect(defects).toEqual([]);
  });

  test('says how many messages only the attachments hold', async () => {
    const { text } = byPython(await mailOf(Array.from({ length: 25 }, (_, index) => `message ${index + 1}.`)));
    expect(text).toContain('The first 20 messages');
    expect(text).toContain('message 20.');
    expect(text).not.toContain('message 21.');
    expect(text).toContain('5 more messages are in the attached files.');
  });
});
