import type { Fact } from './told';
import { linesOf, showTricky } from './visible-text';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Text of several lines, with what hides in it made visible. */
export const multiline = (text: string): string =>
  linesOf(text)
    .map((line) => escaped(showTricky(line)))
    .join('<br>\r\n');

const fonts = "-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';
const rule = 'border-bottom:1px solid #e6e8ec';

/** Text in a colour of its own. */
export const inGray = (text: string): string => `<span style="color:#5d6470">${escaped(text)}</span>`;
export const inBlue = (text: string): string => `<span style="color:#175490">${escaped(text)}</span>`;

const factRow = ({ label, value }: Fact): string =>
  [
    `<tr><td width="30%" style="${rule};width:30%;padding:6px 12px 6px 0;color:#5d6470;vertical-align:top">${escaped(label)}</td>`,
    `<td style="${rule};padding:6px 0;color:#1c1e22;vertical-align:top;word-break:break-word">${escaped(value)}</td></tr>`,
  ].join('\r\n');

/** A table of labels and values. */
export const factTable = (facts: readonly Fact[]): string =>
  [`<table ${table} style="border-collapse:collapse">`, ...facts.map(factRow), `</table>`].join('\r\n');

/** One below the other, with a line between them; each is HTML, and `isMarked` where it is to be noticed. */
export const rowTable = (rows: readonly { readonly html: string; readonly isMarked: boolean }[]): string =>
  [
    `<table ${table} style="border-collapse:collapse">`,
    ...rows.map(({ html, isMarked }) =>
      isMarked
        ? `<tr><td style="${rule};padding:8px 12px;background:#fff4dc;color:#7a4a03">${html}</td></tr>`
        : `<tr><td style="${rule};padding:8px 0;color:#1c1e22;vertical-align:top;word-break:break-word">${html}</td></tr>`,
    ),
    `</table>`,
  ].join('\r\n');

export const heading = (text: string): string =>
  `<h1 style="margin:0 0 8px;font-size:20px;line-height:1.35;color:#1c1e22">${escaped(text)}</h1>`;
export const smallHeading = (text: string): string =>
  `<h2 style="margin:24px 0 8px;font-size:15px;line-height:1.4;color:#1c1e22">${escaped(text)}</h2>`;
export const paragraph = (text: string): string => `<p style="margin:0 0 16px;color:#5d6470">${escaped(text)}</p>`;

/**
 * A mail's HTML around what it says: a sheet of one column in tables, styled in place, since mail programs take style sheets away and some know no other
 * layout. Every text has its colour and its ground named together, so that a dark theme that changes one of them changes both. Nothing is loaded.
 */
export function mailPage(lang: string, title: string, said: readonly string[]): string {
  const font = `font-family:${fonts};font-size:14px;line-height:1.5`;
  return [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title></head>`,
    `<body style="margin:0;padding:0;background:#f3f4f6;color:#1c1e22;${font}">`,
    `<table ${table} bgcolor="#f3f4f6" style="background:#f3f4f6"><tr><td align="center" style="padding:16px 8px">`,
    `<table ${table} bgcolor="#ffffff" style="max-width:680px;background:#ffffff;border:1px solid #e0e3e8;border-radius:8px">`,
    `<tr><td align="left" style="padding:20px;background:#ffffff;color:#1c1e22;border-radius:8px;${font}">`,
    ...said,
    '</td></tr></table></td></tr></table>',
    '</body></html>',
    '',
  ].join('\r\n');
}
