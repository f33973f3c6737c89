import type { ExportRequest, Tally } from './request';
import { dayHeading } from './time-text';
import { type Fact, headFacts, languageTag, partyFacts, tellerFor, type Told } from './told';
import { linesOf, oneLine, showTricky } from './visible-text';
import type { Writer } from './writer';

const indent = '    ';

const factLines = (facts: readonly Fact[]): readonly string[] => facts.map(({ label, value }) => `${label}: ${value}`);

/** Continuation lines are indented, so that no text can pass for the start of another message. */
const indented = (text: string): readonly string[] => linesOf(text).map((line) => indent + showTricky(line));

function firstLine({ time, sender, text, labels }: Told): readonly string[] {
  const stamp = time.clock === null ? time.full : [time.clock, ...time.marks].join(' ');
  const [first = '', ...rest] = linesOf(text);
  const marks = labels.map((label) => `{${label}}`);
  return [
    [`[${stamp}] ${sender}:`, ...marks, ...(first === '' ? [] : [showTricky(first)])].join(' '),
    ...rest.map((line) => indent + showTricky(line)),
  ];
}

/** A message as lines of text: `[14:30:05] sender: words`, then what belongs to it, indented. */
export function messageLines(told: Told, { words }: ExportRequest): readonly string[] {
  return [
    ...firstLine(told),
    ...told.attachments.map(({ label, address }) => `${indent}${[label, address].filter((part) => part !== null).join(': ')}`),
    ...told.orders.map((order) => indent + words.order(order)),
    ...told.earlier.flatMap(({ label, text }) => [`${indent}{${label}}`, ...indented(text)]),
  ];
}

function head(request: ExportRequest, tally: Tally, momentOf: ReturnType<typeof tellerFor>['momentOf']): string {
  const title = oneLine(request.title);
  const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : [];
  return [
    title,
    '='.repeat(Math.min(72, Math.max(8, title.length))),
    ...factLines([...parties, ...headFacts(request, tally, momentOf)]),
  ].join('\n');
}

/** Readable text: UTF-8 without a byte order mark, lines end with LF. */
export function txtWriter(request: ExportRequest): Writer {
  const { momentOf, tell } = tellerFor(request);
  const lines: string[] = [];
  let day: string | null = null;
  let conversation: string | null = null;
  const open = (key: string): void => {
    const parties = request.conversations.find((one) => one.key === key);
    if (key === conversation) return;
    if (parties && request.conversations.length > 1)
      lines.push(
        '',
        `##### ${[parties.consoleName, ...partyFacts(parties, request.words).map(({ value }) => value)].map(oneLine).join(' · ')}`,
      );
    conversation = key;
    day = null;
  };
  return {
    begin() {},
    each(entry) {
      if (entry.entry === 'gap') return void lines.push('', `~~~~~ ${request.words.gap} ~~~~~`, '');
      const told = tell(entry.message);
      open(entry.message.conversation);
      if (told.time.day !== null && told.time.day !== day) {
        day = told.time.day;
        lines.push('', `--- ${dayHeading(day, languageTag(request))} ---`, '');
      }
      lines.push(...messageLines(told, request));
    },
    end: (tally) => new Blob([[head(request, tally, momentOf), ...lines, ''].join('\n')], { type: 'text/plain;charset=utf-8' }),
  };
}
