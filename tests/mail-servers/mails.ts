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
