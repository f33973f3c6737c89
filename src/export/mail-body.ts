import { type Digest, messagesLeft, type ToldEntry } from './digest';
import { escaped, factTable, heading, inBlue, inGray, mailPage, multiline, paragraph, rowTable, smallHeading } from './mail-page';
import type { ExportRequest } from './request';
import type { Told } from './told';
import { messageLines } from './txt-writer';
import { oneLine } from './visible-text';
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

function messageText(told: ToldEntry, request: ExportRequest): readonly string[] {
  if ('chat' in told) return ['', `##### ${told.chat}`];
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

function messageRow(told: ToldEntry, { words }: ExportRequest): { readonly html: string; readonly isMarked: boolean } {
  if ('chat' in told) return { html: `<b>${escaped(told.chat)}</b>`, isMarked: false };
  if ('gap' in told) return { html: escaped(told.gap), isMarked: true };
  const { time, firstSeen, sender, labels, text, attachments, orders, earlier } = clipped(told);
  const notes = [...labels, ...attachments.map(({ label }) => label), ...orders.map((order) => words.order(order))];
  const when = [time.full, ...(firstSeen === null ? [] : [firstSeen])].join(' · ');
  const said = [
    `<b>${escaped(sender)}</b> &nbsp;${inGray(when)}`,
    ...notes.map(inBlue),
    ...(text === '' ? [] : [multiline(text)]),
    ...earlier.flatMap((version) => [inBlue(version.label), multiline(version.text)]),
  ];
  return { html: said.join('<br>\r\n'), isMarked: false };
}

const copyLine = (request: ExportRequest): readonly string[] => {
  const mark = watermarkText(request);
  return mark === null ? [] : [`<p style="margin:0 0 16px;color:#8a3b12;font-weight:600">${escaped(mark)}</p>`];
};

/** The body as HTML: the facts and the first messages in two tables; everything of the chat escaped, nothing loaded from anywhere. */
export function htmlBody(request: ExportRequest, digest: Digest, lang: string): string {
  const { words } = request;
  const left = messagesLeft(digest);
  const title = oneLine(request.title);
  return mailPage(lang, title, [
    ...copyLine(request),
    heading(title),
    paragraph(words.mailIntro),
    factTable(digest.facts),
    smallHeading(words.mailFirst(String(digest.tally.messages - left))),
    rowTable(digest.first.map((told) => messageRow(told, request))),
    ...(left > 0 ? [`<p style="margin:16px 0 0;color:#5d6470">${escaped(words.mailMore(String(left)))}</p>`] : []),
    ...copyLine(request),
  ]);
}
