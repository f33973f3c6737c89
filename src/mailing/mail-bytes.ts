import { asciiName, base64Lines, extendedParameter, mailDate, textHeader } from '../export/mime';
import { type MailMarks, markHeaders } from '../mail/mail-format';

/** A file to be attached, in memory: mails are small. */
export type MailFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type MailHead = {
  /** With its brackets. */
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Epoch ms. */
  readonly date: number;
  readonly marks: MailMarks;
  readonly extensionVersion: string;
};

export type MailBodies = { readonly plain: string; readonly html: string };

/** Boundaries hold `_`, which base64 never writes, so no part can contain them. */
const outer = '=_liaocun_mixed';
const inner = '=_liaocun_alternative';

const encoder = new TextEncoder();

function textPart(type: string, body: string): string {
  return [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', base64Lines(encoder.encode(body))].join('\r\n');
}

/** The file's name in full after RFC 2231, and in plain ASCII for programs that read only `name`. */
function filePart({ name, type, bytes }: MailFile): string {
  return [
    `Content-Type: ${type};\r\n name="${asciiName(name)}"`,
    `Content-Disposition: attachment${extendedParameter('filename', name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(bytes),
  ].join('\r\n');
}

function multipart(boundary: string, parts: readonly string[]): string {
  return [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('');
}

function headOf({ messageId, from, to, subject, date, marks, extensionVersion }: MailHead): string {
  return [
    `From: <${from}>`,
    `To: ${to.map((address) => `<${address}>`).join(',\r\n ')}`,
    textHeader('Subject', subject),
    `Date: ${mailDate(date)}`,
    `Message-ID: ${messageId}`,
    // RFC 3834: no one's holiday notice is to answer a backup.
    'Auto-Submitted: auto-generated',
    textHeader('X-Mailer', `Liaocun ${extensionVersion}`),
    ...markHeaders(marks).map(([name, value]) => `${name}: ${value.replaceAll('; ', ';\r\n ')}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed;\r\n boundary="${outer}"`,
  ].join('\r\n');
}

/** The whole mail as it goes over the wire: RFC 5322, all ASCII, no line over 998 and none of a body over 76 characters. */
export function mailBytes(head: MailHead, { plain, html }: MailBodies, files: readonly MailFile[]): Uint8Array<ArrayBuffer> {
  const bodies = multipart(inner, [textPart('text/plain', plain), textPart('text/html', html)]);
  const alternative = `Content-Type: multipart/alternative;\r\n boundary="${inner}"\r\n\r\n${bodies}`;
  return encoder.encode(`${headOf(head)}\r\n\r\n${multipart(outer, [alternative, ...files.map(filePart)])}`);
}

/** So many bytes in lines of base64, with the head of their part. */
const lined = (bytes: number): number => Math.ceil((Math.ceil(bytes / 3) * 4 * 78) / 76) + 1024;

/** How large a mail with these files becomes at most, in bytes: base64 in lines, and room for headers. */
export function mailSize({ plain, html }: MailBodies, files: readonly MailFile[]): number {
  const texts = [plain, html].reduce((sum, body) => sum + lined(encoder.encode(body).length), 0);
  return files.reduce((sum, { bytes, name }) => sum + lined(bytes.length) + 12 * name.length, texts + 8192);
}
