import { versionWindow } from '../archive/version-window';
import type { Attachment, MessageRecord, Version } from '../domain/message';
import type { ExportConversation, ExportEntry, ExportRequest, Tally } from './request';
import { gapWords, headCompleteness } from './speech';
import { fullMoment, type Moment, momentsIn, timeText, type TimeText } from './time-text';
import { oneLine } from './visible-text';
import { watermarkFact } from './watermark';
import type { Words } from './words';

/** A label with what it says, one row of an export's head. */
export type Fact = { readonly label: string; readonly value: string };

/** One message in the words every readable format shows. */
export type Told = {
  readonly sender: string;
  readonly time: TimeText;
  /** The page's own words for the time, where `time` does not repeat them. */
  readonly shownAs: string | null;
  /** When it was first seen, where its own time does not tell that: it is unknown, or lies well before. */
  readonly firstSeen: string | null;
  /** `Image`, `Recalled between …`, `Automatic reply`: what stands beside the text. Empty for a plain message. */
  readonly labels: readonly string[];
  /** Those of them that tell what became of it; empty for a message that was only sent. */
  readonly states: readonly string[];
  readonly text: string;
  readonly attachments: readonly { readonly label: string; readonly address: string | null; readonly sha256: string | null }[];
  /** Order numbers of the message that its text does not show. */
  readonly orders: readonly string[];
  /** States of the words before the present one. */
  readonly earlier: readonly { readonly label: string; readonly text: string }[];
};

/** Words messages and gaps for one request; keeps the zone's formatter. */
export type Teller = {
  readonly momentOf: (at: number) => Moment;
  readonly tell: (message: MessageRecord) => Told;
  readonly tellGap: (entry: Extract<ExportEntry, { entry: 'gap' }>) => string;
};

function attachmentNote({ state }: Attachment, words: Words): string | null {
  if (state === 'expired') return words.expired;
  if (state === 'too-large') return words.tooLarge;
  if (state === 'masked' || state === 'withheld') return words[state];
  return state === 'refused' ? words.refused : null;
}

function tellAttachment(attachment: Attachment, words: Words): Told['attachments'][number] {
  const note = attachmentNote(attachment, words);
  const label = [words.kinds[attachment.kind], attachment.name && oneLine(attachment.name), note].filter(Boolean).join(' · ');
  return { label, address: attachment.url === null ? null : oneLine(attachment.url), sha256: attachment.sha256 };
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

type When = (at: number) => string;

const isRecall = ({ what }: Version): boolean => what === 'recall';

function recallLabel(versions: readonly Version[], recall: Version, when: When, words: Words): string {
  const { from, to } = versionWindow(versions, recall);
  const notice = oneLine(recall.text);
  const told = notice === '' ? words.recalled(when(from), when(to)) : words.recalledSaying(when(from), when(to), notice);
  return recall.byPlace ? words.recalledByPlace(told) : told;
}

function editLabel(versions: readonly Version[], edit: Version, when: When, words: Words): string {
  const { from, to } = versionWindow(versions, edit);
  return words.edited(when(from), when(to));
}

function stateLabels(message: MessageRecord, when: When, words: Words): readonly string[] {
  const { versions } = message;
  const recall = versions.findLast(isRecall);
  const edit = versions.findLast(({ what }) => what === 'edit');
  return [
    ...(recall ? [recallLabel(versions, recall, when, words)] : []),
    ...(edit ? [editLabel(versions, edit, when, words)] : []),
    ...(message.flags.includes('auto') ? [words.auto] : []),
    ...(message.flags.includes('failed') ? [words.failed] : []),
  ];
}

/** Every wording but the present one; a recalled message still has the words it was recalled with. */
function earlierOf({ versions, text }: MessageRecord, when: When, words: Words): Told['earlier'] {
  return versions
    .filter((version) => !isRecall(version) && version.text !== '' && version.text !== text)
    .map((version) => ({ label: words.earlier(when(Date.parse(version.at))), text: version.text }));
}

const minuteMs = 60_000;
/** A message seen so much later than it was written was not seen as it came. */
const lateMs = { second: 10 * minuteMs, minute: 10 * minuteMs, day: 36 * 60 * minuteMs, none: 0 } as const;

function firstSeenOf({ time, seen }: MessageRecord, when: When, words: Words): string | null {
  const first = Date.parse(seen.first);
  const isLate = time.iso === null || first - Date.parse(time.iso) > lateMs[time.precision];
  return isLate ? words.firstSeen(when(first)) : null;
}

function shownAs({ time }: MessageRecord, { full }: TimeText, words: Words): string | null {
  const raw = time.raw === null ? '' : oneLine(time.raw);
  return raw === '' || full.includes(raw) ? null : words.shownAs(raw);
}

/** Makes the teller of one request. */
export function tellerFor(request: ExportRequest): Teller {
  const { timeZone, words } = request;
  const momentOf = momentsIn(timeZone);
  const when: When = (at) => fullMoment(momentOf(at));
  const tell = (message: MessageRecord): Told => {
    const states = stateLabels(message, when, words);
    const time = timeText(message.time, momentOf, words);
    return {
      sender: senderOf(message, words),
      time,
      shownAs: shownAs(message, time, words),
      firstSeen: firstSeenOf(message, when, words),
      labels: tellsItself(message) ? states : [words.kinds[message.kind], ...states],
      states,
      text: message.text,
      attachments: message.attachments.map((attachment) => tellAttachment(attachment, words)),
      orders: message.orders.filter((order) => !message.text.includes(order)).map(oneLine),
      earlier: earlierOf(message, when, words),
    };
  };
  return { momentOf, tell, tellGap: (entry) => gapWords(entry, request, momentOf) };
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

/** `Telephone numbers: 3 · Addresses: 0`: all that was looked for, so that who reads it knows what else may still stand there. */
export function hiddenWords(hidden: NonNullable<ExportRequest['hidden']>, words: Words): string {
  return [...hidden].map(([category, count]) => `${words.categories[category]}: ${count}`).join(' · ') || words.hiddenNothing;
}

/** The head of an export beyond the parties: where, which range, how much, when made and with what. */
export function headFacts(request: ExportRequest, tally: Tally, momentOf: (at: number) => Moment): readonly Fact[] {
  const { conversations, words } = request;
  const copy = watermarkFact(request);
  const orders = unique(conversations.flatMap((conversation) => conversation.orders)).map(oneLine);
  return [
    ...(copy === null ? [] : [{ label: words.copy, value: copy }]),
    { label: words.console, value: unique(conversations.map(({ consoleName }) => oneLine(consoleName))).join(', ') },
    { label: words.account, value: unique(conversations.map(({ account }) => partyText(account, null, words))).join(', ') },
    ...(orders.length > 0 ? [{ label: words.orders, value: orders.join(', ') }] : []),
    { label: words.range, value: rangeText(request, tally, momentOf) },
    { label: words.timeZone, value: `${request.timeZone} (UTC${momentOf(tally.last ?? request.madeAt).offset})` },
    { label: words.messages, value: String(tally.messages) },
    { label: words.gaps, value: String(tally.gaps) },
    { label: words.completeness, value: headCompleteness(request, momentOf) },
    ...(request.hidden ? [{ label: words.hidden, value: hiddenWords(request.hidden, words) }] : []),
    { label: words.madeAt, value: fullMoment(momentOf(request.madeAt)) },
    { label: words.madeWith, value: `Liaocun ${request.extensionVersion}` },
  ];
}
