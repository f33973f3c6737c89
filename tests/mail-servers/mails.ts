import type { MailSecret } from '../../src/mail/mailbox';
import { type ReadyMail, RouteError } from '../../src/mail/route';

/** A small mail as the outbox would hand it over; `size` adds so many bytes of text. */
export function aMail(
  number: number,
  { size = 0, to = ['shop@mail.example'] }: { readonly size?: number; readonly to?: readonly string[] } = {},
): ReadyMail {
  const messageId = `<7b1d2f10-3c1b-4c62-9a3e-0c8f5c2f${String(number).padStart(4, '0')}.1@liaocun.invalid>`;
  const date = Date.parse('2026-11-21T10:00:00+08:00') + number * 1000;
  const lines = [
    'From: shop@mail.example',
    `To: ${to.join(', ')}`,
    `Subject: =?utf-8?B?${Buffer.from(`聊天备份 ${number}`).toString('base64')}?=`,
    `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId}`,
    'X-Liaocun-Mail: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...Array.from({ length: Math.ceil(size / 72) }, () => 'a'.repeat(70)),
    `Mail ${number}`,
    '',
  ];
  const bytes = new Uint8Array(Buffer.from(lines.join('\r\n')));
  return { messageId, from: 'shop@mail.example', to, subject: `聊天备份 ${number}`, date, bytes };
}

/** A file to attach. */
export type AFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const lines = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

const part = (head: readonly string[], bytes: Uint8Array): string =>
  `--=_m\r\n${[...head, 'Content-Transfer-Encoding: base64', '', lines(bytes), ''].join('\r\n')}`;

/** A mail with an HTML body and files, as mail programs write them; `headers` come first. */
export function aMailWithFiles(number: number, files: readonly AFile[], headers: readonly (readonly [string, string])[] = []): ReadyMail {
  const plain = aMail(number);
  const attached = files.map(({ name, type, bytes }) => {
    const disposition = `Content-Disposition: attachment;\r\n filename*=utf-8''${encodeURIComponent(name)}`;
    return part([`Content-Type: ${type}`, disposition], bytes);
  });
  const text = [
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'From: shop@mail.example',
    'To: shop@mail.example',
    `Subject: =?utf-8?B?${Buffer.from(plain.subject).toString('base64')}?=`,
    `Date: ${new Date(plain.date).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${plain.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;\r\n boundary="=_m"',
    '',
    part(['Content-Type: text/html; charset=utf-8'], Buffer.from(`<p>聊天 ${number}</p>`)) + attached.join(''),
  ].join('\r\n');
  return { ...plain, bytes: new Uint8Array(Buffer.from(`${text}--=_m--\r\n`)) };
}

/** A secret that is kept in memory. */
export function keptSecret(first: string | null): MailSecret {
  let held = first;
  return {
    read: async () => held,
    write: async (secret) => {
      held = secret;
    },
  };
}

/** What a promise's rejection says as a route's trouble; throws where it is none. */
export async function troubleIn(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof RouteError) return error.answer === '' ? error.trouble : `${error.trouble}: ${error.answer}`;
    throw error;
  }
  throw new Error('no trouble');
}

/** A signal that never aborts. */
export const never = new AbortController().signal;
