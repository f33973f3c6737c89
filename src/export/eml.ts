import type { Digest } from './digest';
import { htmlBody, plainBody } from './mail-body';
import { asciiName, base64Lines, extendedParameter, mailDate, textHeader } from './mime';
import type { ExportRequest } from './request';
import { languageTag } from './speech';
import { oneLine } from './visible-text';

/** A file to be sent along. */
export type MailAttachment = { readonly name: string; readonly type: string; readonly file: Blob };

/** Boundaries hold `_`, which base64 never writes, so no part can contain them. */
const outer = '=_liaocun_mixed';
const inner = '=_liaocun_alternative';

const encoder = new TextEncoder();

const textPart = (type: string, body: string): string =>
  [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', base64Lines(encoder.encode(body))].join('\r\n');

/** The file's name in full after RFC 2231, and in plain ASCII for programs that read only `name`. */
async function attachmentPart({ name, type, file }: MailAttachment): Promise<string> {
  return [
    `Content-Type: ${type};\r\n name="${asciiName(name)}"`,
    `Content-Disposition: attachment${extendedParameter('filename', name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(new Uint8Array(await file.arrayBuffer())),
  ].join('\r\n');
}

function multipart(boundary: string, parts: readonly string[]): string[] {
  return [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`];
}

/**
 * A mail with the chat's summary as its body and the files attached, which opens as a draft (`X-Unsent`) in Outlook and for reading or
 * «edit as new» elsewhere. It names no sender and no receiver: the program that opens it knows the first, the user writes the second.
 */
export async function emlFile(request: ExportRequest, digest: Digest, attachments: readonly MailAttachment[]): Promise<Blob> {
  const bodies = multipart(inner, [
    textPart('text/plain', plainBody(request, digest)),
    textPart('text/html', htmlBody(request, digest, languageTag(request))),
  ]);
  const files: string[] = [];
  for (const attachment of attachments) files.push(await attachmentPart(attachment));
  const head = [
    textHeader('Subject', oneLine(request.title)),
    `Date: ${mailDate(request.madeAt)}`,
    'X-Unsent: 1',
    textHeader('X-Mailer', `Liaocun ${request.extensionVersion}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed;\r\n boundary="${outer}"`,
    '',
    '',
  ].join('\r\n');
  const alternative = [`Content-Type: multipart/alternative;\r\n boundary="${inner}"`, '', ...bodies].join('\r\n');
  return new Blob([head, ...multipart(outer, [alternative, ...files])], { type: 'message/rfc822' });
}
