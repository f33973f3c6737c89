import type { MessageRecord, MessageTime } from '../../src/domain/message';
import type { RowAttachment } from '../../src/domain/row';
import { isoInZone } from '../../src/domain/iso-in-zone';
import { instant } from '../../src/domain/times';

/** One message as the archive must hold it. */
export type TruthMessage = Pick<MessageRecord, 'direction' | 'sender' | 'kind' | 'text' | 'platformId' | 'time' | 'flags'> & {
  readonly attachments: readonly RowAttachment[];
};
/** What the page itself knows besides: the instant (epoch ms), which it may or may not show. */
export type PageMessage = TruthMessage & { readonly at: number };

type Around = {
  readonly account: string | null;
  readonly peer: { readonly id: string | null; readonly name: string | null };
  readonly conversationId: string | null;
  readonly orders: readonly string[];
};
export type Truth = Around & { readonly messages: readonly TruthMessage[] };

/**
 * How a console shows times: in full, under date groups, as a bare clock, by ChatUI's rule, in DingTalk's labels, not at all, as Pinduoduo beside
 * ids that tell the instant, in WhatsApp's attribute, or as Telegram's clock beside the seconds in an attribute.
 */
type TimeStyle = 'full' | 'groups' | 'bare' | 'library' | 'labels' | 'none' | 'chinese' | 'stamp' | 'seconds';

type Line = Partial<Pick<TruthMessage, 'sender' | 'kind' | 'text' | 'attachments' | 'flags'>> & {
  readonly direction: TruthMessage['direction'];
  /** China time `2025-09-16 09:31:00`, `-2d 15:22` days ago, `-31m` minutes ago; left out where the page shows none and an earlier one is carried. */
  readonly at?: string;
  /** ChatUI only: the row shows its time. */
  readonly timed?: boolean;
};
type Words = { readonly sender: string | null; readonly text: string };

/** `<case>.conversation.json`: what is said on a living page. `#` in filler and live words stands for a running number. */
export type Conversation = Around & {
  readonly times: TimeStyle;
  /** What platform ids begin with, null where the console has none. `{ms}` in it stands for the instant, and is all that tells ids apart. */
  readonly ids: string | null;
  /** What the ids of messages on their way begin with, `local-` where nothing is said. */
  readonly localIds?: string;
  /** Notices have ids as messages do. */
  readonly noticeIds?: boolean;
  readonly filler: { readonly in: Words; readonly out: Words };
  readonly live: { readonly in: Words; readonly out: Words; readonly recall: string };
  readonly messages: readonly Line[];
};

export type Circumstances = {
  /** The length of the whole history; longer than what is written down, it is filled up at the old end. */
  readonly rows: number | null;
  /** Epoch ms from which «days ago» count. */
  readonly now: number;
  /** IANA zone of the browser, which ChatUI shows its times in. */
  readonly zone: string;
};

const china = 'Asia/Shanghai';
const minuteMs = 60_000;
const untimed: MessageTime = { iso: null, precision: 'none', raw: null, source: null };

/** The whole conversation of a living page as it is before anyone touches it, oldest first. */
export function messagesOf(conversation: Conversation, circumstances: Circumstances): readonly PageMessage[] {
  const lines = filledLines(conversation, circumstances);
  const written = conversation.messages.length;
  const messages: PageMessage[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = messages.at(-1);
    const isTyped = line.direction !== 'system';
    const at = line.at === undefined ? (previous?.at ?? 0) : instantOf(line.at, circumstances.now);
    messages.push({
      direction: line.direction,
      sender: line.sender ?? null,
      kind: line.kind ?? 'text',
      text: line.text ?? '',
      platformId: isTyped || conversation.noticeIds === true ? idOf(conversation.ids, at, 500_000 + index - lines.length + written) : null,
      time: showsTime(line, conversation.times)
        ? shown(at, conversation.times, circumstances, isTyped)
        : carried(previous?.time ?? untimed),
      flags: line.flags ?? [],
      attachments: line.attachments ?? [],
      at,
    });
  }
  return messages;
}

/** The id of the message with this number, sent at `at` (epoch ms). */
export function idOf(ids: string | null, at: number, number: number): string | null {
  if (ids === null) return null;
  return ids.includes('{ms}') ? ids.replace('{ms}', String(at + (number % 1000))) : `${ids}${number}`;
}

export function truthOf(conversation: Conversation, circumstances: Circumstances): Truth {
  const { account, peer, conversationId, orders } = conversation;
  const isLibrary = conversation.times === 'library';
  const messages = messagesOf(conversation, circumstances).map((message) => harmless(isLibrary ? titled(message) : message));
  return { account, peer, conversationId, orders, messages };
}

const cards: ReadonlySet<string> = new Set(['product', 'order', 'card']);

/** Of a ChatUI card the title is the message's text; all that it says stands with what is attached. */
function titled(message: TruthMessage): TruthMessage {
  if (!cards.has(message.kind)) return message;
  const lines = message.text.split('\n');
  const all = { kind: message.kind, name: lines.join(' · '), url: null };
  return { ...message, text: lines[0] ?? '', attachments: lines.length > 1 ? [all] : [] };
}

/** Hostile words as the archive keeps them: no half characters, and no address but a real one. */
function harmless({ direction, sender, kind, text, platformId, time, flags, ...message }: TruthMessage): TruthMessage {
  const attachments = message.attachments.map((each) => ({ ...each, url: each.url?.startsWith('https://') === true ? each.url : null }));
  return { direction, sender, kind, text: text.replace(/\p{Surrogate}/gu, '\uFFFD'), platformId, time, flags, attachments };
}

function filledLines({ messages, filler, times }: Conversation, { rows, now }: Circumstances): readonly Line[] {
  const wanted = rows ?? messages.length;
  if (wanted <= messages.length) return messages.slice(messages.length - wanted);
  const count = wanted - messages.length;
  const first = instantOf(messages[0]?.at ?? '-1d 08:00', now);
  const fill = Array.from({ length: count }, (_, index): Line => {
    const direction = index % 3 === 1 ? 'out' : 'in';
    const { sender, text } = filler[direction];
    const at = wallClock(first - (count - index) * minuteMs);
    return { direction, sender, text: text.replace('#', String(count - index)), at, timed: times === 'library' && index % 10 === 0 };
  });
  return [...fill, ...messages];
}

const wallClock = (at: number): string => isoInZone(at, china).slice(0, 19).replace('T', ' ');

function instantOf(at: string, now: number): number {
  const minutes = /^-(\d+)m$/.exec(at);
  if (minutes) return Math.floor(now / minuteMs - Number(minutes[1])) * minuteMs;
  const days = /^-(\d+)d (\d\d:\d\d)$/.exec(at);
  const wall = days ? `${wallClock(now - Number(days[1]) * 86_400_000).slice(0, 10)} ${days[2]}:00` : at;
  return instant(`${wall.replace(' ', 'T')}+08:00`);
}

function showsTime(line: Line, style: TimeStyle): boolean {
  if (style === 'none') return false;
  return style === 'library' ? line.timed === true : line.at !== undefined;
}

function carried(time: MessageTime): MessageTime {
  if (time.source === null) return time;
  return { ...time, precision: time.precision === 'second' ? 'minute' : time.precision, source: 'carried' };
}

/** The time of a row that shows one, as the archive must keep it (DESIGN of the record: `time`). */
export function shown(at: number, style: TimeStyle, { now, zone }: Pick<Circumstances, 'now' | 'zone'>, isTyped = true): MessageTime {
  const wall = wallClock(at);
  const iso = isoInZone(at, china);
  const styles: Readonly<Record<TimeStyle, () => MessageTime>> = {
    full: () => ({ iso, precision: 'second', raw: wall, source: 'row' }),
    groups: () => ({ iso, precision: 'second', raw: wall, source: 'separator' }),
    bare: () => ({ iso: null, precision: 'none', raw: wall.slice(11, 16), source: 'row' }),
    labels: () => labelled(iso, wall, wallClock(now), wallClock(now - 86_400_000)),
    none: () => untimed,
    chinese: () => ({ iso, precision: 'second', raw: wall.replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日'), source: 'attribute' }),
    stamp: () => ({ iso: iso.replace(/:\d\d\+/, ':00+'), precision: 'minute', raw: stampOf(wall), source: 'attribute' }),
    // Notices show no clock.
    seconds: () => ({ iso, precision: 'second', raw: isTyped ? wall.slice(11, 16) : String(at / 1000), source: 'attribute' }),
    library: () => ({ iso: isoInZone(at, zone), precision: 'second', raw: libraryLabel(isoInZone(at, zone)), source: 'attribute' }),
  };
  return styles[style]();
}

/** What WhatsApp writes: `10:30, 28/09/2026`. */
function stampOf(wall: string): string {
  return `${wall.slice(11, 16)}, ${wall.slice(8, 10)}/${wall.slice(5, 7)}/${wall.slice(0, 4)}`;
}

function labelled(iso: string, wall: string, today: string, yesterday: string): MessageTime {
  const clock = wall.slice(11, 16);
  const day = wall.slice(0, 10);
  if (day === today.slice(0, 10)) return { iso, precision: 'minute', raw: clock, source: 'row' };
  if (day === yesterday.slice(0, 10)) return { iso, precision: 'minute', raw: `昨天 ${clock}`, source: 'row' };
  return { iso, precision: 'minute', raw: `${wall.slice(5, 10)} ${clock}`, source: 'inferred' };
}

/** What ChatUI writes for an instant more than a week ago. */
function libraryLabel(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日 ${iso.slice(11, 16)}`;
}
