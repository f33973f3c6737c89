import { Pieces } from './pieces';
import type { ExportEntry, ExportRequest, Tally } from './request';
import { chatCompleteness, languageTag } from './speech';
import { dayHeading } from './time-text';
import { type Fact, headFacts, partyFacts, type Teller, tellerFor, type Told } from './told';
import { linesOf, oneLine, showTricky } from './visible-text';
import { watermarkText } from './watermark';
import type { Writer } from './writer';

const indent = '    ';

const factLines = (facts: readonly Fact[]): readonly string[] => facts.map(({ label, value }) => `${label}: ${value}`);

/** Continuation lines are indented, so that no text can pass for the start of another message. */
const indented = (text: string): readonly string[] => linesOf(text).map((line) => indent + showTricky(line));

function firstLine({ time, shownAs, firstSeen, sender, text, labels }: Told, isFull: boolean): readonly string[] {
  const told = isFull || time.clock === null ? time.full : [time.clock, ...time.marks].join(' ');
  const stamp = [told, shownAs, firstSeen].filter((part) => part !== null).join(' · ');
  const [first = '', ...rest] = linesOf(text);
  const marks = labels.map((label) => `{${label}}`);
  return [
    [`[${stamp}] ${sender}:`, ...marks, ...(first === '' ? [] : [showTricky(first)])].join(' '),
    ...rest.map((line) => indent + showTricky(line)),
  ];
}

function attachmentLines({ label, address, sha256 }: Told['attachments'][number]): readonly string[] {
  return [`${indent}${address === null ? label : `${label}: ${address}`}`, ...(sha256 === null ? [] : [`${indent}SHA-256 ${sha256}`])];
}

/** A message as lines of text: `[14:30:05] sender: words`, with the whole time where `isFull`, then what belongs to it, indented. */
export function messageLines(told: Told, { words }: ExportRequest, isFull = false): readonly string[] {
  return [
    ...firstLine(told, isFull),
    ...told.attachments.flatMap(attachmentLines),
    ...told.orders.map((order) => indent + words.order(order)),
    ...told.earlier.flatMap(({ label, text }) => [`${indent}{${label}}`, ...indented(text)]),
  ];
}

function headLines(request: ExportRequest, tally: Tally, { momentOf }: Teller): readonly string[] {
  const title = oneLine(request.title);
  const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : [];
  const rule = '='.repeat(Math.min(72, Math.max(8, title.length)));
  return [title, rule, ...factLines([...parties, ...headFacts(request, tally, momentOf)])];
}

class TxtWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: Teller;
  readonly #pieces = new Pieces();
  #day: string | null = null;
  #conversation: string | null = null;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = tellerFor(request);
  }

  begin(): void {
    // The head tells the counts, so it is written last.
  }

  each(entry: ExportEntry): void {
    if (entry.entry === 'gap') {
      this.#add('', `~~~~~ ${this.#teller.tellGap(entry)} ~~~~~`, '');
      return;
    }
    const told = this.#teller.tell(entry.message);
    this.#openConversation(entry.message.conversation);
    this.#openDay(told.time.day);
    this.#add(...messageLines(told, this.#request));
  }

  end(tally: Tally): Blob {
    const mark = watermarkText(this.#request);
    const head = [...(mark === null ? [] : [mark, '']), ...headLines(this.#request, tally, this.#teller), ''];
    if (mark !== null) this.#add('', mark);
    return this.#pieces.file('text/plain;charset=utf-8', [head.join('\n')]);
  }

  #add(...lines: readonly string[]): void {
    for (const line of lines) this.#pieces.add(`${line}\n`);
  }

  #openConversation(key: string): void {
    const { conversations, words } = this.#request;
    if (key === this.#conversation) return;
    this.#conversation = key;
    this.#day = null;
    const parties = conversations.find((one) => one.key === key);
    if (!parties || conversations.length === 1) return;
    const names = [parties.consoleName, ...partyFacts(parties, words).map(({ value }) => value)];
    this.#add('', `##### ${names.map(oneLine).join(' · ')}`);
    this.#add(`${words.completeness}: ${chatCompleteness(parties, this.#request, this.#teller.momentOf)}`);
  }

  #openDay(day: string | null): void {
    if (day === null || day === this.#day) return;
    this.#day = day;
    this.#add('', `--- ${dayHeading(day, languageTag(this.#request))} ---`, '');
  }
}

/** Readable text: UTF-8 without a byte order mark, lines end with LF. */
export function txtWriter(request: ExportRequest): Writer {
  return new TxtWriter(request);
}
