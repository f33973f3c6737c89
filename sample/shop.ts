import type { Buyer, ShopConversation, ShopMessage, ShopTruth } from './message.ts';
import { seeded } from './seeded.ts';
import { account, messageFrom, ownMessage, recalled, remarkOf, tellStory } from './story.ts';

/** What happened, for whoever draws it. */
export type ShopEvent = {
  readonly what: 'arrived' | 'sending' | 'sent' | 'recalled';
  readonly conversation: string;
  readonly message: ShopMessage;
  /** With `sent`: the id under which the message was shown until the server knew it. */
  readonly formerId?: string;
};

/** The shop's server, as it were: knows every message and tells of new ones. */
export class Shop {
  readonly #now: () => number;
  readonly #lag: number;
  readonly #chance;
  readonly #listeners: ((event: ShopEvent) => void)[] = [];
  #conversations: readonly ShopConversation[];
  #made = 0;

  /** `lag` is the ms the server takes; `now` gives epoch ms. */
  constructor(seed: number, now: () => number, lag: number) {
    this.#now = now;
    this.#lag = lag;
    this.#chance = seeded(seed + 77);
    this.#conversations = tellStory(seed, now());
  }

  get truth(): ShopTruth {
    return { account, conversations: this.#conversations };
  }

  conversation(id: string): ShopConversation {
    const found = this.#conversations.find((one) => one.id === id);
    if (!found) throw new Error(`the shop has no conversation ${id}`);
    return found;
  }

  onEvent(listener: (event: ShopEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** Up to `count` messages older than the one at `before`, after the server's lag. */
  async olderThan(conversation: string, before: string, count: number): Promise<readonly ShopMessage[]> {
    await this.#wait();
    const { messages } = this.conversation(conversation);
    const end = messages.findIndex(({ id }) => id === before);
    return messages.slice(Math.max(0, end - count), Math.max(0, end));
  }

  /** A buyer writes: `text`, or whatever comes to mind. */
  arrive(conversation: string, text?: string): ShopMessage {
    const { buyer } = this.conversation(conversation);
    const id = this.#newId(buyer);
    const message = text === undefined ? remarkOf(buyer, id, this.#now(), this.#chance) : messageFrom(buyer, text, id, this.#now());
    this.#add(conversation, message);
    this.#tell({ what: 'arrived', conversation, message });
    return message;
  }

  /** The shop writes. Shown at once under an id of the page's own; resolves when the server has given it the real one. */
  async send(conversation: string, text: string): Promise<ShopMessage> {
    const { buyer } = this.conversation(conversation);
    const message = ownMessage(text, this.#newId(buyer), this.#now());
    const formerId = `local-${message.id}`;
    this.#tell({ what: 'sending', conversation, message: { ...message, id: formerId } });
    await this.#wait();
    this.#add(conversation, message);
    this.#tell({ what: 'sent', conversation, message, formerId });
    return message;
  }

  /** A message is taken back by its author. */
  recall(conversation: string, id: string): void {
    const { messages } = this.conversation(conversation);
    const before = messages.find((message) => message.id === id);
    if (!before) return;
    const message = recalled(before);
    this.#exchange(
      conversation,
      messages.map((one) => (one === before ? message : one)),
    );
    this.#tell({ what: 'recalled', conversation, message });
  }

  /** Buyers write every few seconds, more often than not the one whose chat is open. */
  live(openNow: () => string): void {
    const turn = () => {
      const others = this.#conversations.map(({ id }) => id);
      this.arrive(this.#chance.next() < 0.6 ? openNow() : (others[this.#chance.between(0, others.length - 1)] ?? openNow()));
      setTimeout(turn, this.#chance.between(2500, 6500));
    };
    setTimeout(turn, 2500);
  }

  #newId(buyer: Buyer): string {
    this.#made += 1;
    return `${buyer.id}-n${this.#made}`;
  }

  #add(id: string, message: ShopMessage): void {
    this.#exchange(id, [...this.conversation(id).messages, message]);
  }

  #exchange(id: string, messages: readonly ShopMessage[]): void {
    this.#conversations = this.#conversations.map((one) => (one.id === id ? { ...one, messages } : one));
  }

  #tell(event: ShopEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.#lag));
  }
}
