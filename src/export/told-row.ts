import type { Attachment } from '../domain/message';
import type { ExportConversation, ExportEntry, ExportRequest, Tally } from './request';
import { chatCompleteness } from './speech';
import { isoMoment, type Moment } from './time-text';
import { headFacts, partyFacts, type Teller, type Told } from './told';
import type { Words } from './words';

/** A moment for a cell that holds dates: the wall clock of the export's zone as if it were UTC (epoch ms), and whether it tells a time of day. */
export type WallTime = { readonly at: number; readonly precision: 'second' | 'minute' | 'day' };

/** What a cell holds: text of the chat or ours, a number of ours, or a moment. Null is an empty cell. */
export type Cell = string | number | WallTime | null;

/** One message, gap or fact as a row; names of columns as in `columnsFor`. */
export type ToldRow = {
  readonly number: number | null;
  readonly row: 'message' | 'gap' | 'about';
  readonly console: string;
  readonly account: string | null;
  readonly contact: string | null;
  readonly contactId: string | null;
  readonly wallTime: WallTime | null;
  readonly zonedTime: string | null;
  readonly rawTime: string | null;
  readonly timeNote: string;
  readonly side: string;
  readonly sender: string;
  readonly kind: string;
  readonly text: string;
  readonly state: string;
  readonly earlier: string;
  readonly attachments: string;
  readonly hashes: string;
  readonly addresses: string;
  readonly orders: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly conversation: string;
  readonly record: string | null;
};

type MessageEntry = Extract<ExportEntry, { entry: 'message' }>;

const lines = (values: readonly string[]): string => values.join('\n');

/** One line for each attachment, so that names, hashes and addresses stand at the same height. */
const perAttachment = (attachments: readonly Attachment[], tell: (attachment: Attachment) => string | null): string =>
  attachments.every((attachment) => tell(attachment) === null) ? '' : lines(attachments.map((attachment) => tell(attachment) ?? '–'));

function wallTime({ time }: MessageEntry['message'], told: Told): WallTime | null {
  const { day, clock } = told.time;
  if (day === null || time.precision === 'none') return null;
  return { at: Date.parse(`${day}T${clock ?? '00:00'}Z`), precision: time.precision };
}

/** ISO 8601 with the offset of the export's zone; the day alone where no more is known. */
function zonedTime({ time }: MessageEntry['message'], momentOf: (at: number) => Moment): string | null {
  if (time.iso === null || time.precision === 'none') return null;
  if (time.precision === 'day') return time.iso.slice(0, 10);
  const moment = momentOf(Date.parse(time.iso));
  return isoMoment(time.precision === 'minute' ? { ...moment, clock: moment.clock.slice(0, 5) } : moment);
}

function sideOf({ direction }: MessageEntry['message'], words: Words): string {
  if (direction === 'system') return words.kinds.system;
  return direction === 'out' ? words.ownSide : words.otherSide;
}

const empty = {
  number: null,
  wallTime: null,
  zonedTime: null,
  rawTime: null,
  timeNote: '',
  side: '',
  sender: '',
  kind: '',
  text: '',
  state: '',
  earlier: '',
  attachments: '',
  hashes: '',
  addresses: '',
  orders: '',
  firstSeen: null,
  lastSeen: null,
  record: null,
} as const;

function partiesOf({ key, consoleName, account, peer }: ExportConversation) {
  return { console: consoleName, account, contact: peer.name, contactId: peer.id, conversation: key };
}

/** Tells the entries of one request as rows, in their order. */
export class RowTeller {
  readonly #request: ExportRequest;
  readonly #teller: Teller;
  #conversation: ExportConversation;
  #number = 0;

  constructor(request: ExportRequest, teller: Teller) {
    this.#request = request;
    this.#teller = teller;
    this.#conversation = request.conversations[0];
  }

  /** The row of the next entry; a gap belongs to the conversation of the message before it. */
  row(entry: ExportEntry): ToldRow {
    if (entry.entry === 'message') return this.#message(entry);
    return { ...empty, ...partiesOf(this.#conversation), row: 'gap', text: this.#teller.tellGap(entry) };
  }

  /** What is to be said of the whole export, a fact a row: the head's, and what is proven of each of several conversations. */
  about(tally: Tally): readonly ToldRow[] {
    const { conversations, words } = this.#request;
    const [first, ...others] = conversations;
    const { momentOf } = this.#teller;
    const fact = (label: string, value: string, of: Partial<ToldRow>): ToldRow => ({
      ...empty,
      console: '',
      account: null,
      contact: null,
      contactId: null,
      conversation: '',
      ...of,
      row: 'about',
      kind: label,
      text: value,
    });
    const parties = others.length === 0 ? partyFacts(first, words) : [];
    return [
      ...[...parties, ...headFacts(this.#request, tally, momentOf)].map(({ label, value }) => fact(label, value, {})),
      ...(others.length === 0 ? [] : conversations).map((one) =>
        fact(words.completeness, chatCompleteness(one, this.#request, momentOf), partiesOf(one)),
      ),
    ];
  }

  #message({ message }: MessageEntry): ToldRow {
    const { conversations, words } = this.#request;
    const { momentOf } = this.#teller;
    this.#conversation = conversations.find(({ key }) => key === message.conversation) ?? this.#conversation;
    this.#number += 1;
    const told = this.#teller.tell(message);
    const when = (iso: string): string => isoMoment(momentOf(Date.parse(iso)));
    return {
      ...partiesOf(this.#conversation),
      account: message.account,
      contact: message.peer.name,
      contactId: message.peer.id,
      conversation: message.conversation,
      number: this.#number,
      row: 'message',
      wallTime: wallTime(message, told),
      zonedTime: zonedTime(message, momentOf),
      rawTime: message.time.raw,
      timeNote: told.time.marks.join(' · '),
      side: sideOf(message, words),
      sender: told.sender,
      kind: words.kinds[message.kind],
      text: message.text,
      state: lines(told.states),
      earlier: told.earlier.map(({ label, text }) => `${label}:\n${text}`).join('\n\n'),
      attachments: lines(told.attachments.map(({ label }) => label)),
      hashes: perAttachment(message.attachments, ({ sha256 }) => sha256),
      addresses: perAttachment(message.attachments, ({ url }) => url),
      orders: lines(message.orders),
      firstSeen: when(message.seen.first),
      lastSeen: when(message.seen.last),
      record: message.id,
    };
  }
}
