import { expect, test, vi } from 'vitest';
import type { Attachment, MessageRecord } from '../../domain/message';
import { hiddenMark } from '../../evidence/shown';
import { ruleNames } from '../../redaction/categories';
import { noRedaction, type Redaction } from '../../redaction/redaction';
import { composeMail, exportFile } from '../export-file';
import { redactedRequest } from '../redacted-request';
import type { ExportRequest } from '../request';
import { everythingIn } from './everything-in';
import { heldTo } from './aspects';
import { formats as readers } from './read-back';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 120_000 });

/** What must be in no byte of a redacted copy. */
const secrets = [
  '王小明',
  '小明',
  'tb-xm1988',
  '13800138000',
  'xiaoming@example.com',
  '6222020000000000901',
  '11010519491231002X',
  '文三路123号',
  'item.example',
  '220818EGS328B9',
  '998877665544',
  '芝麻开门',
  'anna-shop',
];
const all: Redaction = {
  ...noRedaction,
  rules: [...ruleNames],
  wholes: ['account', 'fileNames'],
  custom: [{ text: '芝麻开门', isPattern: false }],
};
const hash = 'c0ffee'.repeat(11).slice(0, 64);
const at = (minute: number): string => `2026-11-20T14:${minute}:00+08:00`;

const message = (index: number, changes: Partial<MessageRecord>): MessageRecord =>
  aRecord({
    id: `m${index}`,
    account: 'anna-shop',
    peer: { id: 'tb-xm1988', name: '王小明' },
    conversation: 'wangwang/anna-shop/王小明',
    sender: '王小明',
    ...changes,
  });

const messages: readonly MessageRecord[] = [
  message(1, { text: '我是王小明，电话 13800138000，寄到杭州市西湖区文三路123号' }),
  message(2, {
    text: '邮箱 xiaoming@example.com',
    versions: [
      { at: at(30), what: 'first', text: '卡号 6222 0200 0000 0000 901' },
      { at: at(31), what: 'edit', text: '邮箱 xiaoming@example.com' },
      { at: at(32), what: 'recall', text: '王小明撤回了一条消息' },
    ],
  }),
  message(3, {
    kind: 'file',
    text: '小明的身份证.png',
    orders: ['998877665544'],
    attachments: [
      { kind: 'file', name: '小明 11010519491231002X.png', url: 'https://item.example/王小明', sha256: hash, bytes: 4, state: 'kept' },
    ],
  }),
  message(4, { direction: 'out', sender: 'anna-shop:客服', text: '口令芝麻开门，订单 220818EGS328B9 和 998877665544，anna-shop 欢迎您' }),
  message(5, {
    text: '１３８００１３８０００ 再发一遍',
    platformId: '王小明-5',
    time: { iso: at(35), precision: 'minute', raw: '王小明 14:35', source: 'row' },
  }),
];

async function theRequest(): Promise<ExportRequest> {
  const key = 'wangwang/anna-shop/王小明';
  const [conversation] = (await aRequest([])).conversations;
  const parties = { account: 'anna-shop', peer: { id: 'tb-xm1988', name: '王小明' } };
  return aRequest(messages.map(asEntry), {
    title: 'Wangwang · anna-shop ↔ 王小明',
    conversations: [{ ...conversation, key, ...parties, orders: ['998877665544'] }],
    fileOf: async () => ({ type: 'text/plain', data: new Uint8Array(4) }),
    ledgerOf: async () => ({
      line: {
        is: 'conversation',
        version: 1,
        conversation: key,
        console: 'wangwang',
        host: 'wangwang.example',
        ...parties,
        zone: 'Asia/Shanghai',
        isSure: true,
        fromStart: false,
        names: ['wangwang/anna-shop/王小明', '小明'],
        orders: ['998877665544'],
        lastSeen: at(40),
        messages: 5,
        note: { text: '王小明很难缠', tags: ['小明'], changed: at(40) },
      },
      gaps: new Map(),
    }),
  });
}

/** All of a file: its name, its bytes taken apart, what the format's own reader finds; and all of that without backslashes. */
async function allOf(format: keyof typeof readers, request: ExportRequest): Promise<string> {
  const { blob, fileName } = await exportFile(format, request, assetsFromDisk());
  const read = format === 'jsonl' ? { texts: [], everything: '' } : await readers[format].read(blob);
  const text = [fileName, everythingIn(new Uint8Array(await blob.arrayBuffer())), ...read.texts, read.everything].join('\n');
  return `${text}\n${text.replaceAll('\\', '')}`;
}

test.each(heldTo('redaction'))('%s shows nothing of what is hidden, in no byte of it, and says how much that is', async (format) => {
  const everything = await allOf(format, redactedRequest(await theRequest(), all));
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  expect(everything.normalize('NFKC').replace(/\s/g, '')).not.toContain('13800138000');
  expect(everything).toContain(hiddenMark);
  expect(everything.replace(/\s+/g, ' ')).toMatch(format === 'jsonl' ? /"phone":2,/ : /Phone numbers: 2/);
});

test.each(heldTo('redaction'))('%s without redaction shows all of it, so that the test above would see it', async (format) => {
  const everything = (await allOf(format, await theRequest())).replace(/\s/g, '');
  expect(secrets.filter((secret) => !everything.includes(secret))).toEqual([]);
});

test('the draft of a mail shows nothing of it either', async () => {
  const draft = decodeURIComponent(await composeMail(redactedRequest(await theRequest(), all)));
  expect(secrets.filter((secret) => draft.includes(secret))).toEqual([]);
});

test('a picture that cannot be covered here is left out, and the copy says so', async () => {
  const asked: string[] = [];
  const original = await theRequest();
  const request = redactedRequest(
    { ...original, fileOf: async (sha256) => (asked.push(sha256), { type: 'image/png', data: new Uint8Array(4) }) },
    { ...noRedaction, boxes: { [hash]: [{ left: 0, top: 0, width: 1, height: 1 }] } },
  );
  const files: Attachment[] = [];
  for await (const entry of request.entries) if (entry.entry === 'message') files.push(...entry.message.attachments);
  expect(files).toMatchObject([{ sha256: null, bytes: null, url: hiddenMark, state: 'withheld' }]);
  expect(await request.fileOf?.(hash)).toBeNull();
  expect(request.hidden?.get('picture')).toBe(1);
  expect(asked.length).toBeGreaterThan(0);
});

test('files can be left out altogether', async () => {
  const request = redactedRequest(await theRequest(), { ...noRedaction, wholes: ['files'] });
  expect(await request.fileOf?.(hash)).toBeNull();
});

test('two conversations stay apart though nothing tells whose they are', async () => {
  const original = await theRequest();
  const [first] = original.conversations;
  const request = redactedRequest({ ...original, conversations: [first, { ...first, key: 'wangwang/anna-shop/other' }] }, all);
  expect(request.conversations.map(({ key }) => key)).toEqual([`${hiddenMark} 1`, `${hiddenMark} 2`]);
  expect((await request.ledgerOf?.(`${hiddenMark} 1`))?.line).toMatchObject({ conversation: `${hiddenMark} 1`, names: [], orders: [] });
});
