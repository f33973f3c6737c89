import { dayText } from './day-text.ts';
import type { Line } from './draw-message.ts';
import { element, part } from './elements.ts';
import type { ShopMessage } from './message.ts';
import type { Shop, ShopEvent } from './shop.ts';
import { VirtualPane } from './virtual-pane.ts';

/** Messages shown when a conversation is opened, and loaded at a time. */
const page = 40;

/** The conversation that is open: what of it is loaded, and its pane. */
export class OpenChat {
  readonly #shop: Shop;
  readonly #pane: VirtualPane;
  #id = '';
  #loaded: readonly ShopMessage[] = [];
  #sending: readonly ShopMessage[] = [];
  #isLoading = false;

  constructor(shop: Shop) {
    this.#shop = shop;
    this.#pane = new VirtualPane(part('.pane'), () => void this.#loadOlder());
  }

  get id(): string {
    return this.#id;
  }

  open(id: string): void {
    const { buyer, messages } = this.#shop.conversation(id);
    this.#id = id;
    this.#loaded = messages.slice(-page);
    this.#sending = [];
    this.#isLoading = false;
    part('.peer-name').textContent = buyer.name;
    part('.peer-id').textContent = buyer.id;
    part('.chat').dataset['conversation'] = id;
    this.#showOrders(messages);
    this.#pane.open(this.#lines(), buyer.colour);
  }

  take({ what, conversation, message, formerId }: ShopEvent): void {
    if (conversation !== this.#id) return;
    if (what === 'sending') this.#sending = [...this.#sending, message];
    if (what === 'sent') this.#sending = this.#sending.filter(({ id }) => id !== formerId);
    if (what === 'arrived' || what === 'sent') this.#loaded = [...this.#loaded, message];
    if (what === 'recalled') this.#loaded = this.#loaded.map((one) => (one.id === message.id ? message : one));
    this.#pane.update(this.#lines());
  }

  get #isAtStart(): boolean {
    return this.#loaded[0]?.id === this.#shop.conversation(this.#id).messages[0]?.id;
  }

  async #loadOlder(): Promise<void> {
    const [oldest] = this.#loaded;
    if (this.#isLoading || this.#isAtStart || !oldest) return;
    const id = this.#id;
    this.#isLoading = true;
    this.#pane.update(this.#lines());
    const older = await this.#shop.olderThan(id, oldest.id, page);
    if (id !== this.#id) return;
    this.#isLoading = false;
    this.#loaded = [...older, ...this.#loaded];
    this.#pane.update(this.#lines());
  }

  #lines(): readonly Line[] {
    const lines: Line[] = [];
    if (this.#isAtStart) lines.push({ key: 'start', is: 'start', text: '以上为全部聊天记录' });
    if (this.#isLoading) lines.push({ key: 'loading', is: 'loading', text: '加载中…' });
    let day = '';
    for (const message of this.#loaded) {
      const itsDay = dayText(message.at);
      if (itsDay !== day) lines.push({ key: `day ${itsDay}`, is: 'day', text: itsDay });
      day = itsDay;
      lines.push({ key: message.id, is: 'message', message, isSending: false });
    }
    for (const message of this.#sending) lines.push({ key: message.id, is: 'message', message, isSending: true });
    return lines;
  }

  #showOrders(messages: readonly ShopMessage[]): void {
    const numbers = messages.filter(({ kind }) => kind === 'order').map(({ text }) => text.replace('订单号：', '').split(' ')[0] ?? '');
    part('.orders').replaceChildren(
      ...numbers
        .slice(-3)
        .toReversed()
        .map((number) => element('li', 'order-number', number)),
    );
  }
}
