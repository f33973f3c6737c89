import { bytesOfBase64, bytesOfLatin } from './base64';

/** What a mail of our outbox holds, for a server that takes no whole mails. */
export type MailParts = {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
};

type Part = { readonly headers: MailParts['headers']; readonly body: string };

const latin = new TextDecoder('latin1');
const utf8 = new TextDecoder();

/**
 * Takes a mail apart that our outbox composed: nested multiparts of base64 bodies with file names after RFC 2231. It is no reader of mails that others
 * wrote. Throws where a body is no base64.
 */
export function partsOfMail(bytes: Uint8Array): MailParts {
  const whole = partOf(latin.decode(bytes));
  const leaves = leavesOf(whole);
  const html = leaves.find((part) => !isFile(part) && /^text\/html/i.test(headerOf(part, 'content-type')));
  const files = leaves.filter(isFile).map((part) => ({
    name: fileNameOf(headerOf(part, 'content-disposition')),
    type: (headerOf(part, 'content-type').split(';')[0] ?? '').trim(),
    bytes: contentOf(part),
  }));
  return { headers: whole.headers, html: html ? utf8.decode(contentOf(html)) : '', files };
}

function partOf(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const lines = head.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  return { headers, body: end < 0 ? '' : text.slice(end + 4) };
}

const isFile = (part: Part): boolean => /^attachment/i.test(headerOf(part, 'content-disposition'));

const headerOf = ({ headers }: Part, wanted: string): string => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';

function leavesOf(part: Part): readonly Part[] {
  const [, quoted, plain] = /^multipart\/[^;]+;.*?boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(headerOf(part, 'content-type')) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return [part];
  const inner = `\r\n${part.body}`.split(`\r\n--${boundary}--`)[0]?.split(`\r\n--${boundary}\r\n`).slice(1) ?? [];
  return inner.flatMap((text) => leavesOf(partOf(text)));
}

function contentOf(part: Part): Uint8Array<ArrayBuffer> {
  if (/^base64/i.test(headerOf(part, 'content-transfer-encoding'))) return bytesOfBase64(part.body.replace(/\s+/g, ''));
  return bytesOfLatin(part.body);
}

/** `filename*=utf-8''%E8…`, or the same in numbered pieces, else the plain name. */
function fileNameOf(disposition: string): string {
  const pieces = [...disposition.matchAll(/filename\*(?:(\d+)\*?)?=(?:"([^"]*)"|([^;]*))/gi)]
    .toSorted(([, a = '0'], [, b = '0']) => Number(a) - Number(b))
    .map(([, , quoted, plain = '']) => quoted ?? plain.trim());
  if (pieces.length > 0) return decoded(pieces.join('').replace(/^utf-8'[^']*'/i, ''));
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? 'file';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
