import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { pdfPages, pdfProperties } from './read-pdf';

const decoder = new TextDecoder();

/** All that can be read in a file by taking it apart: zips in zips, compressed streams, transfer encodings of mails, the text of a PDF. */
export function everythingIn(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (text.startsWith('PK')) {
    return Object.entries(unzipSync(bytes))
      .map(([name, inside]) => `${name}\n${everythingIn(inside)}`)
      .join('\n');
  }
  if (text.startsWith('%PDF')) return [text, ...streamsOf(bytes), ...pdfPages(bytes), ...pdfProperties(bytes).values()].join('\n');
  return [text, decodedWords(text), quotedPrintable(text), ...base64Parts(text)].join('\n');
}

/** The files in a file: of a zip and of zips in it, in base64 in a mail or a page. */
export function filesInside(bytes: Uint8Array): readonly Uint8Array[] {
  const text = decoder.decode(bytes);
  if (text.startsWith('PK')) return Object.values(unzipSync(bytes)).flatMap((inside) => [inside, ...filesInside(inside)]);
  const parts = [...text.matchAll(/(?:[A-Za-z0-9+/]{4,76}\r\n)+[A-Za-z0-9+/=]*|;base64,[A-Za-z0-9+/=]+/g)];
  return parts.flatMap(([part]) => {
    const inside = new Uint8Array(Buffer.from(part.replace(';base64,', ''), 'base64'));
    return [inside, ...(decoder.decode(inside).startsWith('PK') ? filesInside(inside) : [])];
  });
}

function streamsOf(bytes: Uint8Array): readonly string[] {
  const latin = Buffer.from(bytes).toString('latin1');
  return [...latin.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      const inside = inflateSync(Buffer.from(body, 'latin1'));
      return [decoder.decode(inside), new TextDecoder('utf-16be').decode(inside)];
    } catch {
      return [];
    }
  });
}

const decodedWords = (text: string): string =>
  [...text.matchAll(/=\?utf-8\?b\?([^?]*)\?=/gi)].map(([, words = '']) => Buffer.from(words, 'base64').toString('utf8')).join('');

function quotedPrintable(text: string): string {
  if (!/quoted-printable/i.test(text)) return '';
  const whole = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(whole, 'latin1').toString('utf8');
}

const base64Parts = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^[A-Za-z0-9+/]{40,76}={0,2}\r?\n)+(?:^[A-Za-z0-9+/]+={0,2}\r?$)?/gm)].map(([part]) =>
    everythingIn(new Uint8Array(Buffer.from(part, 'base64'))),
  );
