import type { Kind } from './message';

/** What a file begins with, in hex; a dot is any half byte. The first that fits tells the type. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^89504e470d0a1a0a/, 'image/png'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^47494638(?:37|39)61/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
  // ISO media: `ftyp` and a brand; avif and avis, heic, heix, mif1 and msf1, M4A, qt, 3gp.
  [/^.{8}6674797061766(?:966|973)/, 'image/avif'],
  [/^.{8}66747970(?:68656963|68656978|6d696631|6d736631)/, 'image/heic'],
  [/^.{8}667479704d3441/, 'audio/mp4'],
  [/^.{8}6674797071742020/, 'video/quicktime'],
  [/^.{8}667479703367/, 'video/3gpp'],
  [/^.{8}66747970/, 'video/mp4'],
  [/^424d.{8}00000000/, 'image/bmp'],
  [/^52494646.{8}57415645/, 'audio/wav'],
  [/^4f676753/, 'audio/ogg'],
  [/^(?:494433|fff[23ab])/, 'audio/mpeg'],
  [/^fff[19]/, 'audio/aac'],
  [/^664c6143/, 'audio/flac'],
  // `#!AMR`, and `#!SILK` as Chinese messengers write voice, with or without a byte before it.
  [/^2321414d52/, 'audio/amr'],
  [/^(?:02)?232153494c4b/, 'audio/silk'],
  [/^1a45dfa3/, 'video/webm'],
  [/^255044462d/, 'application/pdf'],
  [/^504b(?:0304|0506)/, 'application/zip'],
  // The container of office files before 2007.
  [/^d0cf11e0a1b11ae1/, 'application/x-ole-storage'],
  [/^526172211a07/, 'application/vnd.rar'],
  [/^377abcaf271c/, 'application/x-7z-compressed'],
  [/^7b5c727466/, 'application/rtf'],
  // UTF-16 text begins with its byte order mark.
  [/^(?:fffe|feff)(?!0000)/, 'text/plain'],
];

const lookedAt = 4096;

/**
 * What a file is by its own bytes; a server's word for it is not asked. Null where it is nothing that is kept: programs, and whatever is not
 * known. `bytes` may be the beginning of the file.
 */
export function typeOf(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 32);
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = signatures.find(([signature]) => signature.test(hex));
  return known ? known[1] : wordsIn(bytes.subarray(0, lookedAt));
}

/** Text, in whatever encoding, has no control characters but those that lay out lines. */
function wordsIn(bytes: Uint8Array): string | null {
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 27);
  if (!isText) return null;
  const start = String.fromCharCode(...bytes).replace(/^\u00EF\u00BB\u00BF/, '');
  const markup = start.replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->)+/, '').toLowerCase();
  if (/^(?:<!doctype svg|<svg)/.test(markup)) return 'image/svg+xml';
  return /^<(?:!doctype html|html|head|body|script|meta|title)/.test(markup) ? 'text/html' : 'text/plain';
}

/** Pictures that may be drawn: an image format that carries no script and reaches for nothing. */
const drawn: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export function isDrawn(type: string): boolean {
  return drawn.has(type);
}

/** Whether a file of this type is what the message said it is. A login page in place of a picture is not. */
export function isExpected(kind: Kind, name: string | null, type: string): boolean {
  const [family] = type.split('/');
  if (kind === 'image') return family === 'image';
  if (kind === 'sticker') return family === 'image' || family === 'video';
  if (kind === 'audio' || kind === 'video') return family === 'audio' || family === 'video';
  if (kind !== 'file' || (type === 'text/html' && !/\.x?html?$/i.test(name ?? ''))) return false;
  return family !== 'text' || !neverWords.test(name ?? '');
}

/** Endings of files that are not text: words under such a name are a server's excuse. */
const neverWords = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|png|jpe?g|gif|webp|bmp|heic|avif|mp[34]|m4a|mov|wav|ogg|amr|silk|webm)$/i;

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'application/x-ole-storage': 'doc',
  'application/vnd.rar': 'rar',
  'application/x-7z-compressed': '7z',
  'text/plain': 'txt',
};

/** How the name of a file without one ends. */
export function endingOf(type: string): string {
  return endings[type] ?? type.split('/')[1] ?? 'bin';
}

/** Attachments that are pictures, and those that are files of any sort; the others (products, orders, cards) lead to pages. */
export function isPicture(kind: Kind): boolean {
  return kind === 'image' || kind === 'sticker';
}

export function isFile(kind: Kind): boolean {
  return isPicture(kind) || kind === 'file' || kind === 'audio' || kind === 'video';
}
