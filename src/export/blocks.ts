import type { MessageRecord } from '../domain/message';
import type { ExportEntry, ExportRequest, Tally } from './request';
import { chatCompleteness, languageTag } from './speech';
import { dayHeading } from './time-text';
import { type Fact, headFacts, partyFacts, type Teller, tellerFor, type Told } from './told';
import { oneLine } from './visible-text';

/** What a document for eyes is made of, from its beginning to its end. */
export type Block =
  /** A conversation begins, where there are several. */
  | { readonly is: 'section'; readonly name: string; readonly facts: readonly Fact[] }
  /** A day begins: `day` as `2026-11-20`, and how it is headed. */
  | { readonly is: 'day'; readonly day: string; readonly heading: string }
  | { readonly is: 'gap'; readonly text: string }
  | { readonly is: 'message'; readonly number: number; readonly message: MessageRecord; readonly told: Told };

/** Tells the entries of one request as blocks, in their order. */
export class BlockTeller {
  readonly #request: ExportRequest;
  readonly #teller: Teller;
  #conversation: string | null = null;
  #day: string | null = null;
  #number = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = tellerFor(request);
  }

  /** The blocks of the next entry: what begins with it, and itself. */
  blocks(entry: ExportEntry): readonly Block[] {
    if (entry.entry === 'gap') return [{ is: 'gap', text: this.#teller.tellGap(entry) }];
    const { message } = entry;
    const told = this.#teller.tell(message);
    this.#number += 1;
    return [...this.#section(message.conversation), ...this.#newDay(told.time.day), { is: 'message', number: this.#number, message, told }];
  }

  /** What the head says: the parties where there is one conversation, range, counts, completeness. */
  facts(tally: Tally): readonly Fact[] {
    const { conversations, words } = this.#request;
    const parties = conversations.length === 1 ? partyFacts(conversations[0], words) : [];
    return [...parties, ...headFacts(this.#request, tally, this.#teller.momentOf)];
  }

  #section(key: string): readonly Block[] {
    if (key === this.#conversation) return [];
    this.#conversation = key;
    this.#day = null;
    const { conversations, words } = this.#request;
    const conversation = conversations.find((one) => one.key === key);
    if (!conversation || conversations.length === 1) return [];
    const complete = { label: words.completeness, value: chatCompleteness(conversation, this.#request, this.#teller.momentOf) };
    return [{ is: 'section', name: oneLine(conversation.consoleName), facts: [...partyFacts(conversation, words), complete] }];
  }

  #newDay(day: string | null): readonly Block[] {
    if (day === null || day === this.#day) return [];
    this.#day = day;
    return [{ is: 'day', day, heading: dayHeading(day, languageTag(this.#request)) }];
  }
}

/** When a message was, in one line: its full time with the zone's offset, the page's words for it, when it was first seen. */
export function whenLine({ time, shownAs, firstSeen }: Told): string {
  return [time.full, shownAs, firstSeen].filter((part) => part !== null).join(' · ');
}
