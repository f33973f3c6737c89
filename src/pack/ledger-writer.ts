import type { GapStatement } from '../archive/completeness/statement';
import type { MessageRecord, MessageTime } from '../domain/message';
import type { ExportConversation, ExportEntry } from '../export/request';

/** One message as the ledger names it. */
type Place = { readonly id: string; readonly position: number; readonly time: MessageTime['iso'] };

/**
 * A stretch of messages of which each was seen right beside the next: `messages - 1` joins. `before` says what parts it from the stretch before it:
 * a gap where nothing proves that none is missing, or messages that were left out of this pack by choice.
 */
type Span = {
  readonly from: Place;
  to: Place;
  messages: number;
  readonly before:
    | null
    | { readonly is: 'gap'; readonly rows?: number; readonly order?: 'guessed'; readonly overlap?: true }
    | { readonly is: 'left-out' };
};

/** What the ledger says of one conversation. */
type Chat = { readonly conversation: string; readonly fromStart: boolean; readonly spans: Span[] };

/** What it comes to: gaps, places where messages were left out by choice, and conversations of which the page did not show the beginning. */
export type LedgerFacts = { readonly gaps: number; readonly leftOut: number; readonly beginnings: number };

/** Gathers `ledger.json`: spans, the joins within them, and what lies between. */
export class LedgerWriter {
  readonly #chats = new Map<string, Chat>();
  readonly #known: ReadonlyMap<string, ExportConversation>;
  #gap: GapStatement | null = null;
  #key: string | null = null;
  #gaps = 0;

  constructor(conversations: readonly ExportConversation[]) {
    this.#known = new Map(conversations.map((one) => [one.key, one]));
  }

  take(entry: ExportEntry): void {
    if (entry.entry === 'gap') {
      this.#gap = entry.gap;
      this.#gaps += 1;
      return;
    }
    const { message } = entry;
    const chat = this.#chatOf(message.conversation);
    const last = message.conversation === this.#key ? chat.spans.at(-1) : undefined;
    const place = placeOf(message);
    if (last && !this.#gap && message.position === last.to.position + 1) {
      last.to = place;
      last.messages += 1;
    } else chat.spans.push({ from: place, to: place, messages: 1, before: this.#before(message, last) });
    this.#gap = null;
    this.#key = message.conversation;
  }

  facts(): LedgerFacts {
    const chats = [...this.#chats.values()];
    const leftOut = chats.flatMap(({ spans }) => spans.filter(({ before }) => before?.is === 'left-out')).length;
    return { gaps: this.#gaps, leftOut, beginnings: chats.filter(({ fromStart }) => !fromStart).length };
  }

  written(): string {
    return `${JSON.stringify({ version: 1, conversations: [...this.#chats.values()] }, null, 1)}\n`;
  }

  #chatOf(key: string): Chat {
    const known = this.#chats.get(key);
    if (known) return known;
    const chat: Chat = { conversation: key, fromStart: this.#known.get(key)?.completeness.fromStart ?? false, spans: [] };
    this.#chats.set(key, chat);
    return chat;
  }

  #before({ position }: MessageRecord, last: Span | undefined): Span['before'] {
    const gap = this.#gap;
    if (gap)
      return {
        is: 'gap',
        ...(gap.rows !== undefined && { rows: gap.rows }),
        ...(gap.order && { order: gap.order }),
        ...(gap.overlap && { overlap: gap.overlap }),
      };
    return last || position > 0 ? { is: 'left-out' } : null;
  }
}

const placeOf = ({ id, position, time }: MessageRecord): Place => ({ id, position, time: time.iso });
