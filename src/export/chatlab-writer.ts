import type { Kind, MessageRecord } from '../domain/message';
import { Pieces } from './pieces';
import type { ExportConversation, ExportEntry, ExportRequest, Tally } from './request';
import { languageTag } from './speech';
import { tellerFor } from './told';
import { RowTeller, type ToldRow } from './told-row';
import { oneLine, storable } from './visible-text';
import type { Writer } from './writer';
import { ZipFile } from './zip-file';

/** Kinds as numbers of the format: 7 is a link or card, 81 a recall, 99 anything else. */
const types: Readonly<Record<Kind, number>> = {
  text: 0,
  image: 1,
  audio: 2,
  video: 3,
  file: 4,
  sticker: 5,
  product: 7,
  order: 7,
  card: 7,
  location: 8,
  call: 23,
  system: 80,
  recall: 81,
  unknown: 99,
};

type Side = { readonly id: string; readonly name: string };

/** Both sides as members; an id is the page's where it tells one. */
function sidesOf({ account, peer }: ExportConversation, { words }: ExportRequest): { readonly own: Side; readonly other: Side } {
  return {
    own: { id: account ?? 'own', name: account ?? words.ownSide },
    other: { id: peer.id ?? peer.name ?? 'other', name: peer.name ?? peer.id ?? words.otherSide },
  };
}

class ChatLabWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #rows: RowTeller;
  readonly #pieces = new Pieces();
  readonly #zip: ZipFile | null;
  #conversation: ExportConversation | null = null;
  #files = 0;
  #at = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#rows = new RowTeller(request, tellerFor(request));
    this.#zip = request.conversations.length > 1 ? new ZipFile(this.#pieces) : null;
  }

  begin(): void {
    if (!this.#zip) this.#open(this.#request.conversations[0]);
  }

  each(entry: ExportEntry): void {
    const row = this.#rows.row(entry);
    if (entry.entry === 'gap') return this.#comment(row.text);
    const { message, at } = entry;
    const conversation = this.#request.conversations.find(({ key }) => key === message.conversation);
    if (conversation && conversation !== this.#conversation) this.#open(conversation);
    this.#at = at ?? (message.time.iso === null ? this.#at || Date.parse(message.seen.first) : Date.parse(message.time.iso));
    this.#line(this.#message(message, row));
  }

  end(tally: Tally): Blob {
    const about = this.#rows.about(tally).map(({ kind, text, contact }) => [kind, ...(contact === null ? [] : [contact]), text].join(': '));
    if (!this.#zip) {
      for (const line of about) this.#comment(line);
      return this.#pieces.file('application/jsonl');
    }
    this.#zip.put('about.txt', `${about.map(oneLine).join('\n')}\n`);
    return this.#zip.end('application/zip');
  }

  #open(conversation: ExportConversation): void {
    const { madeAt, title, extensionVersion, conversations } = this.#request;
    this.#conversation = conversation;
    this.#files += 1;
    this.#at = 0;
    this.#zip?.open(`${String(this.#files).padStart(4, '0')}.jsonl`);
    const { own, other } = sidesOf(conversation, this.#request);
    const name = conversations.length === 1 ? title : `${conversation.consoleName} · ${other.name}`;
    this.#line({
      _type: 'header',
      chatlab: {
        version: '0.0.2',
        exportedAt: Math.floor(madeAt / 1000),
        generator: `Liaocun ${extensionVersion}`,
        description: languageTag(this.#request),
      },
      meta: { name: oneLine(name), platform: conversation.console, type: 'private', ownerId: own.id },
    });
    for (const { id, name: accountName } of [own, other]) this.#line({ _type: 'member', platformId: id, accountName });
  }

  #message(message: MessageRecord, row: ToldRow): object {
    const { id: sender, name: accountName } = this.#senderOf(message, row);
    const stand = message.attachments.length > 0 ? row.attachments : null;
    return {
      _type: 'message',
      sender,
      accountName,
      timestamp: Math.floor(this.#at / 1000),
      type: types[message.kind],
      content: message.text === '' ? stand : message.text,
      platformMessageId: message.platformId ?? message.id,
      // No field of the format holds these; its readers pass over names they do not know.
      liaocun: {
        number: row.number,
        record: message.id,
        time: row.zonedTime,
        timeShown: row.rawTime,
        timeNote: row.timeNote,
        side: row.side,
        kind: row.kind,
        state: row.state,
        versions: message.versions,
        earlier: row.earlier,
        attachments: message.attachments,
        orders: message.orders,
        seen: message.seen,
      },
    };
  }

  #senderOf({ direction, sender }: MessageRecord, row: ToldRow): Side {
    if (direction === 'system') return { id: 'system', name: row.sender };
    const { own, other } = sidesOf(this.#conversation ?? this.#request.conversations[0], this.#request);
    const side = direction === 'out' ? own : other;
    return sender === null || sender === side.name ? side : { id: sender, name: sender };
  }

  #line(value: object): void {
    this.#add(JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? storable(held) : held)));
  }

  /** The format's readers pass over lines that begin so. */
  #comment(text: string): void {
    this.#add(`# ${oneLine(text)}`);
  }

  #add(line: string): void {
    if (this.#zip) this.#zip.add(`${line}\n`);
    else this.#pieces.add(`${line}\n`);
  }
}

/**
 * ChatLab's JSON Lines 0.0.2: a header, members, one message a line, gaps and what is to be said of the whole as comments. The format knows one
 * conversation per file; several come as a zip with one file for each.
 */
export function chatLabWriter(request: ExportRequest): Writer {
  return new ChatLabWriter(request);
}
