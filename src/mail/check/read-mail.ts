import PostalMime from 'postal-mime';
import { type MailMarks, readMarks } from '../mail-format';

/** A file that a mail carries, with the SHA-256 of its bytes in hex. */
export type ReadFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string };

/** What a mail says, however a server wrapped it anew. */
export type ReadMail = {
  /** With its brackets; null where it has none. */
  readonly messageId: string | null;
  /** Epoch ms of its `Date`; null where it tells none. */
  readonly date: number | null;
  /** Null for mails that are not ours or lost their marks. */
  readonly marks: MailMarks | null;
  readonly files: readonly ReadFile[];
};

/** Reads a mail; null where it is none that can be read. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<ReadMail | null> {
  try {
    const { messageId, date, headers, attachments } = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
    const files = attachments.map(async ({ filename, content }) => {
      const own = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
      return { name: filename ?? '', bytes: own, sha256: await sha256Hex(own) };
    });
    const at = date === undefined ? Number.NaN : Date.parse(date);
    return {
      messageId: messageId ?? null,
      date: Number.isNaN(at) ? null : at,
      marks: readMarks(headers.map(({ key, value }): [string, string] => [key, value])),
      files: await Promise.all(files),
    };
  } catch {
    return null;
  }
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
