import type { Row, RowTime } from '../../src/domain/row';

/** Beyond this many characters a text is sampled: its length, its ends and every so-many-th character decide. */
const wholeText = 20_000;

/** A clock or a date, as opposed to `2 minutes ago`, which changes by itself and would make every row look changed. */
const absolute = /\d\s*[:：.時时]\s*\d\d|\d{4}|\d\s*[/.\-月年]\s*\d/;

/** Rows are never changed, so that the print of one stays what it is. */
const known = new WeakMap<Row, string>();

/**
 * A short print of all that matters in a row: equal prints are taken for the same row, unchanged.
 * Left out is what changes without anything happening: relative times, and the signatures in addresses of pictures.
 */
export function fingerprint(row: Row): string {
  const print = known.get(row) ?? printOf(row);
  known.set(row, print);
  return print;
}

function printOf(row: Row): string {
  const fields = [row.direction, row.kind, row.state, row.auto ? 'auto' : '', row.sender ?? '', row.platformId ?? ''];
  for (const { kind, name, url } of row.attachments) fields.push(kind, name ?? '', lasting(url));
  return hash([...fields, timePrint(row.time), sampled(row.text)].join('\u0000'));
}

function timePrint({ text, separator, attribute, carried }: RowTime): string {
  const shown = text !== null && absolute.test(text) ? text : '';
  return [shown, separator ?? '', attribute ?? '', carried ? 'carried' : ''].join('\u0001');
}

function lasting(url: string | null): string {
  if (url === null || url.startsWith('blob:')) return '';
  return url.startsWith('data:') ? sampled(url) : (url.split('?', 1)[0] ?? '');
}

function sampled(text: string): string {
  if (text.length <= wholeText) return text;
  const picked = [String(text.length), text.slice(0, 5000), text.slice(-5000)];
  const stride = Math.ceil(text.length / 10_000);
  for (let at = 0; at < text.length; at += stride) picked.push(text.charAt(at));
  return picked.join('');
}

/** Two independent 32-bit FNV-like lanes: 64 bits are plenty for telling the rows of one pane apart. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1234567f;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 13);
  }
  return (a >>> 0).toString(36) + '-' + (b >>> 0).toString(36);
}
