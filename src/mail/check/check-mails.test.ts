import { expect, test } from 'vitest';
import { type MailMarks, markHeaders, messageIdOf } from '../mail-format';
import type { MailRow } from '../mail-row';
import { type MailPlace, type Route, RouteError } from '../route';
import { checkMails } from './check-mails';
import { checkRowSchema, isWhole, toSendAgain } from './check-row';
import * as v from 'valibot';

const encoder = new TextEncoder();
const hex = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

async function marksOf(number: number, contents: readonly string[]): Promise<MailMarks> {
  const files = contents.map(async (text, index) => ({
    kind: index === 0 ? ('records' as const) : ('reading' as const),
    bytes: text.length,
    sha256: await hex(text),
  }));
  return {
    plan: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
    mailing: `0b7c1d2e-3c1b-4c62-9a3e-0c8f5c2f${String(number).padStart(4, '0')}`,
    part: 1,
    parts: 1,
    records: 1,
    recordsSha256: null,
    files: await Promise.all(files),
  };
}

function rowOf(marks: MailMarks, state: MailRow['state'] = 'sent'): MailRow {
  const messageId = messageIdOf(marks);
  return {
    id: messageId.slice(1, -1),
    messageId,
    plan: marks.plan,
    mailbox: 'box',
    folder: 'backup',
    subject: '',
    from: 'a@b.example',
    to: [],
    date: 0,
    bytes: 0,
    marks,
    state,
    due: Infinity,
    tries: 1,
    why: null,
    answer: '',
    changed: 0,
    sentAt: 0,
    holds: [],
  };
}

const part = (name: string, content: string): string =>
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(content)}\r\n`;

function mailOf(marks: MailMarks, contents: readonly string[], headers = markHeaders(marks)): string {
  const own = [...headers, ['Message-ID', messageIdOf(marks)], ['Content-Type', 'multipart/mixed; boundary=b']];
  return `${own.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${contents.map((text, index) => part(`${index}.bin`, text)).join('')}--b--\r\n`;
}

const idIn = (mail: string): string | null => /^Message-ID: (.*)\r$/m.exec(mail)?.[1] ?? null;

const none = () => Promise.reject(new Error('not asked'));
const down = () => Promise.reject(new RouteError('wait'));

/** A mailbox that holds these mails; one that is '' cannot be fetched. */
function holding(mails: readonly string[], fetched: string[] = []): Route {
  const places: readonly MailPlace[] = mails.map((mail, index) => ({
    ref: String(index),
    messageId: mail === '' ? `<${broken.id}>` : idIn(mail),
    size: mail.length,
  }));
  return {
    limit: none,
    deliver: none,
    lookUp: none,
    list: () => Promise.resolve(places),
    async fetch({ ref, messageId }) {
      fetched.push(messageId ?? '');
      const mail = mails[Number(ref)] ?? '';
      if (mail === '') throw new RouteError('refused');
      return encoder.encode(mail);
    },
  };
}

const files = ['{"records":1}\n', '%PDF-1'];
const [one, two, three, four, five] = await Promise.all([1, 2, 3, 4, 5].map((number) => marksOf(number, files)));
if (!one || !two || !three || !four || !five) throw new Error('five marks');
const broken = rowOf(five);
const around = { plan: one.plan, now: 17, signal: new AbortController().signal, report: () => {} };

test('a mailbox with every mail as it was is whole', async () => {
  const row = await checkMails(holding([mailOf(one, files), mailOf(two, files.toReversed())]), 'backup', [rowOf(one), rowOf(two)], around);
  expect(row).toEqual({
    plan: one.plan,
    at: 17,
    folder: 'backup',
    lying: 2,
    expected: 2,
    found: 2,
    missing: [],
    altered: [],
    unexpected: [],
    doubled: [],
    unread: [],
  });
  expect(row && isWhole(row)).toBe(true);
});

test('what is missing, changed, doubled, unexpected or cannot be read is told, and what is to be sent again', async () => {
  const asked: string[] = [];
  const stranger = 'Message-ID: <hello@shop.example>\r\n\r\nhi';
  const mails = [
    mailOf(one, [files[0] ?? '', '%PDF-2']),
    mailOf(two, files.slice(0, 1)),
    mailOf(two, files.slice(0, 1)),
    mailOf(four, files),
    stranger,
    '',
  ];
  const rows = [rowOf(one), rowOf(two), rowOf(three), broken];
  const row = await checkMails(holding(mails, asked), 'backup', rows, around);
  const [first, second, third, fourth] = [one, two, three, four].map((marks) => rowOf(marks).id);
  expect(v.parse(checkRowSchema, row)).toEqual({
    plan: one.plan,
    at: 17,
    folder: 'backup',
    lying: 6,
    expected: 4,
    found: 0,
    missing: [third],
    altered: [
      { id: first, files: [{ kind: 'reading', what: 'altered' }] },
      { id: second, files: [{ kind: 'reading', what: 'gone' }] },
    ],
    unexpected: [fourth],
    doubled: [second],
    unread: [broken.id],
  });
  expect(row && toSendAgain(row)).toEqual([third, first, second]);
  expect(asked).not.toContain('<hello@shop.example>');
});

test('one good copy beside a changed one is enough, also where a server took the headers off', async () => {
  const row = await checkMails(holding([mailOf(one, ['x']), mailOf(one, files, [])]), 'backup', [rowOf(one)], around);
  expect(row).toMatchObject({ expected: 1, found: 1, altered: [] });
});

test('a mail that is not known to be sent is neither missing nor unexpected', async () => {
  const row = await checkMails(holding([mailOf(one, files)]), 'backup', [rowOf(one, 'asking'), rowOf(two, 'waiting')], around);
  expect(row).toMatchObject({ expected: 0, missing: [], unexpected: [] });
});

test('a mailbox that cannot be listed gives no answer, one that is down no row', async () => {
  expect(await checkMails({ ...holding([]), list: () => Promise.resolve(null) }, 'backup', [rowOf(one)], around)).toBeNull();
  await expect(checkMails({ ...holding([]), list: down }, 'backup', [rowOf(one)], around)).rejects.toThrow('wait');
  await expect(checkMails({ ...holding([mailOf(one, files)]), fetch: down }, 'backup', [rowOf(one)], around)).rejects.toThrow('wait');
});
