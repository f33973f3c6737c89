/** Longest line of a message without its CRLF (RFC 2045 for encoded bodies, RFC 2047 for encoded words). */
const lineLength = 76;
const encoder = new TextEncoder();

/** Base64 of the bytes, whole, without line ends. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8190) parts.push(String.fromCharCode(...bytes.subarray(from, from + 8190)));
  // Each part's length but the last is a multiple of three, so their codes join without padding between.
  return parts.map((part) => btoa(part)).join('');
}

/** Base64 in lines of 76 characters that end with CRLF. */
export function base64Lines(bytes: Uint8Array): string {
  const whole = base64(bytes);
  const lines: string[] = [];
  for (let from = 0; from < whole.length; from += lineLength) lines.push(whole.slice(from, from + lineLength));
  return `${lines.join('\r\n')}\r\n`;
}

/** What may stand in a header: one line without control characters, so that no name can begin a header of its own. */
function headerText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
}

/** Cuts between whole code points, so that no piece is longer than `bytes` in UTF-8, and the first than `firstBytes`. */
function pieces(text: string, firstBytes: number, bytes: number): readonly string[] {
  const cut: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece !== '' && encoder.encode(piece + character).length > (cut.length === 0 ? firstBytes : bytes)) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return piece === '' ? cut : [...cut, piece];
}

/** 45 bytes make 60 characters of base64; with `=?UTF-8?B?…?=` that leaves an encoded word under the limit of 75. */
const wordBytes = 45;

/** An unstructured header, encoded and folded (RFC 2047) where it is not short plain ASCII. */
export function textHeader(name: string, value: string): string {
  const text = headerText(value);
  const isPlain = /^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && name.length + 2 + text.length <= lineLength;
  if (isPlain) return `${name}: ${text}`;
  // The header's name takes room on the first line: three bytes for every four characters of it.
  const firstBytes = wordBytes - 3 * Math.ceil((name.length + 1) / 4);
  const words = pieces(text, firstBytes, wordBytes).map((piece) => `=?UTF-8?B?${base64(encoder.encode(piece))}?=`);
  return `${name}: ${words.join('\r\n ')}`;
}

/** A header with one mail address and the name of who has it; every name is encoded, so that none acts as an address. */
export function addressHeader(name: string, display: string, address: string): string {
  const words = pieces(headerText(display), wordBytes - 9, wordBytes).map((piece) => `=?UTF-8?B?${base64(encoder.encode(piece))}?=`);
  return `${name}: ${[...words, `<${address}>`].join('\r\n ')}`;
}

/** The name in plain ASCII, for programs that read nothing else. */
export function asciiName(name: string): string {
  return headerText(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replace(/["\\]/g, '_');
}

function percentEncoded(character: string): string {
  if (/^[A-Za-z0-9.\-_]$/.test(character)) return character;
  return Array.from(encoder.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** A parameter in RFC 2231's extended form, continued over as many lines as it needs, each beginning a new one. */
export function extendedParameter(name: string, value: string): string {
  const room = lineLength - name.length - 16;
  const lines: string[] = [];
  let line = '';
  for (const character of headerText(value)) {
    const code = percentEncoded(character);
    if (line.length + code.length > room) {
      lines.push(line);
      line = '';
    }
    line += code;
  }
  lines.push(line);
  if (lines.length === 1) return `;\r\n ${name}*=UTF-8''${line}`;
  return lines.map((part, index) => `;\r\n ${name}*${index}*=${index === 0 ? "UTF-8''" : ''}${part}`).join('');
}

/** An RFC 5322 date in UTC: `Sat, 21 Nov 2026 02:00:00 +0000`. */
export function mailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
