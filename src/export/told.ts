import type { Attachment, MessageRecord } from '../domain/message';
import type { ExportConversation, ExportRequest, Tally } from './request';
import { fullMoment, type Moment, momentsIn, timeText, type TimeText } from './time-text';
import { oneLine } from './visible-text';
import type { Words } from './words';

/** A label with what it says, one row of an export's head. */
export type Fact = { readonly label: string; readonly value: string };

/** One message in the words every readable format shows. */
export type Told = {
  readonly sender: string;
  readonly time: TimeText;
  /** `Image`, `Recalled, first seen …`, `Automatic reply`: what stands beside the text. Empty for a plain message. */
  readonly labels: readonly string[];
  readonly text: string;
  readonly attachments: readonly { readonly label: string; readonly address: string | null }[];
  /** Order numbers of the message that its text does not show. */
  readonly orders: readonly string[];
  /** States of the words before the present one. */
  readonly earlier: readonly { readonly label: string; readonly text: string }[];
};

/** Words messages for one request; keeps the zone's formatter. */
export type Teller = { readonly momentOf: (at: number) => Moment; readonly tell: (message: MessageRecord) => Told };

const languageTags = { en: 'en', zh_CN: 'zh-CN', zh_TW: 'zh-TW' } as const;

/** The BCP 47 tag of the export's language. */
export function languageTag({ language }: ExportRequest): 'en' | 'zh-CN' | 'zh-TW' {
  return languageTags[language];
}

function attachmentNote({ state }: Attachment, words: Words): string | null {
  if (state === 'expired') return words.expired;
  if (state === 'too-large') return words.tooLarge;
  return state === 'refused' ? words.refused : null;
}

function tellAttachment(attachment: Attachment, words: Words): Told['attachments'][number] {
  const note = attachmentNote(attachment, words);
  const label = [words.kinds[attachment.kind], attachment.name && oneLine(attachment.name), note].filter(Boolean).join(' · ');
  return { label, address: attachment.url === null ? null : oneLine(attachment.url) };
}

function senderOf({ direction, sender, account, peer }: MessageRecord, words: Words): string {
  if (sender !== null) return oneLine(sender);
  if (direction === 'system') return words.kinds.system;
  const known = direction === 'out' ? account : (peer.name ?? peer.id);
  return known === null ? (direction === 'out' ? words.ownSide : words.otherSide) : oneLine(known);
}

/** True where the kind of message shows without being named: plain text, a notice in the middle, what a recall or an attachment's label says. */
function tellsItself({ kind, direction, attachments, versions }: MessageRecord): boolean {
  if (kind === 'text') return true;
  if (kind === 'system') return direction === 'system';
  if (kind === 'recall') return versions.some(({ what }) => what === 'recall');
  return attachments.some((attachment) => attachment.kind === kind);
}

function stateLabels(message: MessageRecord, when: (iso: string) => string, words: Words): readonly string[] {
  const last = message.versions.at(-1);
  const recall = message.versions.findLast(({ what }) => what === 'recall');
  return [
    ...(tellsItself(message) ? [] : [words.kinds[message.kind]]),
    ...(recall ? [words.recalled(when(recall.at))] : []),
    ...(last?.what === 'edit' ? [words.edited(when(last.at))] : []),
    ...(message.flags.includes('auto') ? [words.auto] : []),
    ...(message.flags.includes('failed') ? [words.failed] : []),
  ];
}

function earlierOf({ versions, text }: MessageRecord, when: (iso: string) => string, words: Words): Told['earlier'] {
  return versions
    .slice(0, -1)
    .filter((version) => version.text !== '' && version.text !== text)
    .map((version) => ({ label: words.earlier(when(version.at)), text: version.text }));
}

/** Makes the teller of one request. */
export function tellerFor({ timeZone, words }: ExportRequest): Teller {
  const momentOf = momentsIn(timeZone);
  const when = (iso: string): string => fullMoment(momentOf(Date.parse(iso)));
  const tell = (message: MessageRecord): Told => ({
    sender: senderOf(message, words),
    time: timeText(message.time, momentOf, words),
    labels: stateLabels(message, when, words),
    text: message.text,
    attachments: message.attachments.map((attachment) => tellAttachment(attachment, words)),
    orders: message.orders.filter((order) => !message.text.includes(order)).map(oneLine),
    earlier: earlierOf(message, when, words),
  });
  return { momentOf, tell };
}

/** A party as one line: its name with its id behind it, or what is known of either. */
function partyText(name: string | null, id: string | null, words: Words): string {
  if (name === null) return id === null ? words.unknown : oneLine(id);
  return id === null || id === name ? oneLine(name) : `${oneLine(name)} (${words.id(oneLine(id))})`;
}

/** Both sides of one conversation. */
export function partyFacts({ account, peer }: ExportConversation, words: Words): readonly [Fact, Fact] {
  return [
    { label: words.otherSide, value: partyText(peer.name, peer.id, words) },
    { label: words.ownSide, value: partyText(account, null, words) },
  ];
}

function rangeText({ range, words }: ExportRequest, { first, last }: Tally, momentOf: (at: number) => Moment): string {
  const from = range.from ?? first;
  const to = range.to === null ? last : range.to - 1;
  const told = from === null || to === null ? null : words.fromTo(fullMoment(momentOf(from)), fullMoment(momentOf(to)));
  if (range.from !== null || range.to !== null) return told ?? words.unknown;
  return told === null ? words.whole : `${words.whole} · ${told}`;
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** The head of an export beyond the parties: where, which range, how much, when made and with what. */
export function headFacts(request: ExportRequest, tally: Tally, momentOf: (at: number) => Moment): readonly Fact[] {
  const { conversations, words } = request;
  const orders = unique(conversations.flatMap((conversation) => conversation.orders)).map(oneLine);
  return [
    { label: words.console, value: unique(conversations.map(({ consoleName }) => oneLine(consoleName))).join(', ') },
    { label: words.account, value: unique(conversations.map(({ account }) => partyText(account, null, words))).join(', ') },
    ...(orders.length > 0 ? [{ label: words.orders, value: orders.join(', ') }] : []),
    { label: words.range, value: rangeText(request, tally, momentOf) },
    { label: words.timeZone, value: `${request.timeZone} (UTC${momentOf(tally.last ?? request.madeAt).offset})` },
    { label: words.messages, value: String(tally.messages) },
    { label: words.gaps, value: String(tally.gaps) },
    { label: words.madeAt, value: fullMoment(momentOf(request.madeAt)) },
    { label: words.madeWith, value: `Liaocun ${request.extensionVersion}` },
  ];
}
