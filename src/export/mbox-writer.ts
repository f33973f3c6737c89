import { type Block, BlockTeller } from './blocks';
import { addressHeader, base64Lines, mailDate, textHeader } from './mime';
import { Pieces } from './pieces';
import type { ExportConversation, ExportEntry, ExportRequest, Tally } from './request';
import { languageTag } from './speech';
import { messageLines } from './txt-writer';
import { oneLine } from './visible-text';
import { watermarkText } from './watermark';
import type { Writer } from './writer';

/** A mail that has grown to so many UTF-16 units goes on in a further one. */
const longestMail = 2_000_000;
const encoder = new TextEncoder();

/** `Sat Nov 21 02:00:00 2026` in UTC, as the line before a mail has it. */
function separatorDate(at: number): string {
  const [weekday, day, month, year, clock] = new Date(at).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${clock} ${year}`;
}

class MboxWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: BlockTeller;
  readonly #pieces = new Pieces();
  #conversation: ExportConversation;
  #lines: string[] = [];
  #size = 0;
  #isBegun = false;
  #day: string | null = null;
  #at: number | null = null;
  #mails = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = new BlockTeller(request);
    this.#conversation = request.conversations[0];
  }

  begin(): void {
    // The first mail tells the counts, so it is written last.
  }

  each(entry: ExportEntry): void {
    for (const block of this.#teller.blocks(entry)) this.#add(block);
  }

  end(tally: Tally): Blob {
    this.#flush();
    const facts = this.#teller.facts(tally).map(({ label, value }) => `${label}: ${value}`);
    const about = [oneLine(this.#request.title), '', ...facts];
    const parties = this.#request.conversations.map((one) => [one.consoleName, one.account, one.peer.name ?? one.peer.id]);
    const several = parties.length === 1 ? [] : ['', ...parties.map((names) => oneLine(names.filter((name) => name !== null).join(' · ')))];
    return this.#pieces.file('application/mbox', [this.#mail(this.#request.title, this.#request.madeAt, [...about, ...several], 0)]);
  }

  #add(block: Block): void {
    if (block.is === 'message') return this.#addMessage(block);
    if (block.is === 'gap') {
      this.#isBegun = true;
      return this.#push([`~~~~~ ${block.text} ~~~~~`]);
    }
    // A conversation's own facts stand above the messages of its first day.
    if (this.#isBegun) this.#flush();
    this.#day = block.is === 'day' ? block.day : null;
    if (block.is === 'section') this.#push([block.name, ...block.facts.map(({ label, value }) => `${label}: ${value}`), '']);
  }

  #addMessage({ message, told }: Extract<Block, { is: 'message' }>): void {
    const { conversations } = this.#request;
    this.#conversation = conversations.find(({ key }) => key === message.conversation) ?? this.#conversation;
    if (this.#at === null && message.time.iso !== null) this.#at = Date.parse(message.time.iso);
    this.#isBegun = true;
    this.#push(messageLines(told, this.#request, true));
    if (this.#size >= longestMail) this.#flush();
  }

  #push(lines: readonly string[]): void {
    this.#lines.push(...lines);
    for (const line of lines) this.#size += line.length;
  }

  /** Ends the mail of the conversation's day. */
  #flush(): void {
    if (this.#lines.length > 0) {
      this.#mails += 1;
      const subject = [this.#request.title, ...(this.#day === null ? [] : [this.#day])].join(' · ');
      this.#pieces.add(this.#mail(subject, this.#at ?? this.#request.madeAt, this.#lines, this.#mails));
    }
    this.#lines = [];
    this.#size = 0;
    this.#isBegun = false;
    this.#at = null;
  }

  /** A mail as it lies in the file. Its body is base64, so no line of the chat can look like the beginning of another. */
  #mail(subject: string, at: number, lines: readonly string[], number: number): string {
    const { madeAt, extensionVersion, words } = this.#request;
    const { account, peer, key } = this.#conversation;
    const mark = watermarkText(this.#request);
    const body = mark === null ? lines : [mark, '', ...lines, '', mark];
    const mail = [
      addressHeader('From', peer.name ?? peer.id ?? words.otherSide, 'other-side@chat.invalid'),
      addressHeader('To', account ?? words.ownSide, 'own-side@chat.invalid'),
      textHeader('Subject', oneLine(subject)),
      `Date: ${mailDate(at)}`,
      `Message-ID: <${number}.${madeAt}@liaocun.invalid>`,
      textHeader('X-Liaocun-Conversation', number === 0 ? '' : key),
      textHeader('X-Mailer', `Liaocun ${extensionVersion}`),
      `Content-Language: ${languageTag(this.#request)}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64Lines(encoder.encode(body.join('\r\n'))),
    ].join('\r\n');
    return `From liaocun@localhost ${separatorDate(at)}\n${mail.replaceAll('\r\n', '\n')}\n`;
  }
}

/**
 * A mailbox file (mboxrd) for mail programs and review tools: first a mail about the whole export, then one for each day of each conversation, from
 * the other side to the own. Its words are as in plain text.
 */
export function mboxWriter(request: ExportRequest): Writer {
  return new MboxWriter(request);
}
