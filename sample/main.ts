import { clockText } from './day-text.ts';
import { avatar, element, part } from './elements.ts';
import type { ShopConversation, ShopMessage, ShopTruth } from './message.ts';
import { OpenChat } from './open-chat.ts';
import { Shop } from './shop.ts';
import { account } from './story.ts';

/** What a test may do to the shop from outside. */
export type ShopControls = {
  /** A buyer writes, in the open conversation unless another is named. */
  arrive(text?: string, conversation?: string): ShopMessage;
  /** The shop writes; resolves when the server has confirmed. */
  send(text: string, conversation?: string): Promise<ShopMessage>;
  recall(id: string, conversation?: string): void;
  open(conversation: string): void;
  /** Everything that was ever said, whatever of it is on screen. */
  truth(): ShopTruth;
};

declare global {
  interface Window {
    __shop: ShopControls;
  }
}

/** The page's address decides: `?seed=7`, `?live=0` for buyers who keep quiet, `?now=` in epoch ms, `?lag=` in ms. */
const options = new URLSearchParams(location.search);
const numberOf = (name: string, fallback: number): number => Number(options.get(name) ?? fallback);
const started = Date.now();
const base = numberOf('now', started);
const shop = new Shop(numberOf('seed', 7), () => base + Date.now() - started, numberOf('lag', 350));
const chat = new OpenChat(shop);
const unread = new Map<string, number>();

function drawList(): void {
  const { conversations } = shop.truth;
  part('.conversations').replaceChildren(...conversations.toSorted((one, other) => newestOf(other) - newestOf(one)).map(drawConversation));
}

const newestOf = ({ messages }: ShopConversation): number => messages.at(-1)?.at ?? 0;

function drawConversation({ id, buyer, messages }: ShopConversation): HTMLElement {
  const last = messages.at(-1);
  const count = unread.get(id) ?? 0;
  const preview = element('span', 'preview', last?.text.split('\n')[0] || '[图片]');
  const button = element(
    'button',
    id === chat.id ? 'conversation open' : 'conversation',
    avatar(buyer.name, buyer.colour),
    element('span', 'who', element('b', '', buyer.name), preview),
    element('span', 'when', clockText(last?.at ?? 0), ...(count > 0 ? [element('i', 'unread', String(count))] : [])),
  );
  button.type = 'button';
  button.addEventListener('click', () => open(id));
  return element('li', '', button);
}

function open(id: string): void {
  unread.delete(id);
  chat.open(id);
  drawList();
}

shop.onEvent((event) => {
  chat.take(event);
  if (event.what === 'arrived' && event.conversation !== chat.id) unread.set(event.conversation, (unread.get(event.conversation) ?? 0) + 1);
  if (event.what !== 'sending') drawList();
});

function sendTyped(input: HTMLTextAreaElement): void {
  const text = input.value.trim();
  if (text === '') return;
  input.value = '';
  void shop.send(chat.id, text);
}

const input = part('.composer textarea');
if (!(input instanceof HTMLTextAreaElement)) throw new Error('the composer has no field');
part('.composer').addEventListener('submit', (event) => {
  event.preventDefault();
  sendTyped(input);
});
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  sendTyped(input);
});

const controls: ShopControls = {
  arrive: (text, conversation = chat.id) => shop.arrive(conversation, text),
  send: (text, conversation = chat.id) => shop.send(conversation, text),
  recall: (id, conversation = chat.id) => shop.recall(conversation, id),
  open,
  truth: () => shop.truth,
};
Object.assign(window, { __shop: controls });

part('.account').textContent = account;
open(options.get('open') ?? shop.truth.conversations[0]?.id ?? '');
if (options.get('live') !== '0') shop.live(() => chat.id);
