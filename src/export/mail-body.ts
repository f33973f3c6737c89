import { type Digest, messagesLeft, type ToldGap } from './digest';
import type { ExportRequest } from './request';
import type { Told } from './told';
import { messageLines } from './txt-writer';
import { linesOf, oneLine, showTricky } from './visible-text';
import { watermarkText } from './watermark';

/** The most of one message's text that a mail's body repeats; the attachments hold all of it. */
const longestText = 2000;

const clippedText = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

const clipped = (told: Told): Told => ({
  ...told,
  text: clippedText(told.text),
  earlier: told.earlier.map(({ label, text }) => ({ label, text: clippedText(text) })),
});

function messageText(told: Told | ToldGap, request: ExportRequest): readonly string[] {
  if ('gap' in told) return [`~~~~~ ${told.gap} ~~~~~`];
  const [first = '', ...rest] = messageLines(clipped(told), request);
  const { day } = told.time;
  return [day === null ? first : `${day} ${first}`, ...rest];
}

/** The body as plain text, lines ended by CRLF. */
export function plainBody(request: ExportRequest, digest: Digest): string {
  const { words } = request;
  const left = messagesLeft(digest);
  const mark = watermarkText(request);
  return [
    ...(mark === null ? [] : [mark, '']),
    oneLine(request.title),
    '',
    words.mailIntro,
    '',
    ...digest.facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    `${words.mailFirst(String(digest.tally.messages - left))}:`,
    '',
    ...digest.first.flatMap((told) => messageText(told, request)),
    ...(left > 0 ? ['', words.mailMore(String(left))] : []),
    ...(mark === null ? [] : ['', mark]),
    '',
  ].join('\r\n');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
const multiline = (text: string): string =>
  linesOf(text)
    .map((line) => escaped(showTricky(line)))
    .join('<br>\r\n');

const cell = 'padding:3px 12px 3px 0;vertical-align:top';

function factRow({ label, value }: Digest['facts'][number]): string {
  return `<tr><td style="${cell};color:#666">${escaped(label)}</td><td style="${cell}">${escaped(value)}</td></tr>`;
}

const note = (text: string): string => `<span style="color:#175490">${escaped(text)}</span>`;

function messageRow(told: Told | ToldGap, { words }: ExportRequest): string {
  if ('gap' in told) return `<tr><td colspan="3" style="${cell};background:#fff4dc;color:#854d04">${escaped(told.gap)}</td></tr>`;
  const { time, firstSeen, sender, labels, text, attachments, orders, earlier } = clipped(told);
  const notes = [...labels, ...attachments.map(({ label }) => label), ...orders.map((order) => words.order(order))];
  const said = [
    ...notes.map(note),
    ...(text === '' ? [] : [multiline(text)]),
    ...earlier.flatMap((version) => [note(version.label), multiline(version.text)]),
  ];
  return [
    `<tr><td style="${cell};color:#666;width:170px">${escaped([time.full, ...(firstSeen === null ? [] : [firstSeen])].join(' · '))}</td>`,
    `<td style="${cell};font-weight:600">${escaped(sender)}</td><td style="${cell}">${said.join('<br>\r\n')}</td></tr>`,
  ].join('\r\n');
}

const copyLine = (request: ExportRequest): readonly string[] => {
  const mark = watermarkText(request);
  return mark === null ? [] : [`<p style="color:#8a3b12;font-weight:600">${escaped(mark)}</p>`];
};

/** The body as HTML: the facts and the first messages in two tables; everything of the chat escaped, nothing loaded from anywhere. */
export function htmlBody(request: ExportRequest, digest: Digest, lang: string): string {
  const { words } = request;
  const left = messagesLeft(digest);
  return [
    `<!doctype html>`,
    `<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(oneLine(request.title))}</title></head>`,
    `<body style="font-family:sans-serif;font-size:14px;line-height:1.5;color:#1c1e22">`,
    ...copyLine(request),
    `<h1 style="font-size:18px">${escaped(oneLine(request.title))}</h1>`,
    `<p>${escaped(words.mailIntro)}</p>`,
    `<table style="border-collapse:collapse">`,
    ...digest.facts.map(factRow),
    `</table>`,
    `<h2 style="font-size:15px">${escaped(words.mailFirst(String(digest.tally.messages - left)))}</h2>`,
    `<table style="border-collapse:collapse">`,
    ...digest.first.map((told) => messageRow(told, request)),
    `</table>`,
    ...(left > 0 ? [`<p>${escaped(words.mailMore(String(left)))}</p>`] : []),
    ...copyLine(request),
    `</body></html>`,
    '',
  ].join('\r\n');
}
