import { clockText } from './day-text.ts';
import { avatar, element } from './elements.ts';
import type { ShopMessage } from './message.ts';

/** What the pane shows line by line: messages, the days between them, and the ends of the history. */
export type Line =
  | { readonly key: string; readonly is: 'message'; readonly message: ShopMessage; readonly isSending: boolean }
  | { readonly key: string; readonly is: 'day' | 'start' | 'loading'; readonly text: string };

/** The element of one line. */
export function drawLine(line: Line, colour: string): HTMLElement {
  if (line.is !== 'message') return element('div', line.is === 'day' ? 'day' : line.is, element('span', '', line.text));
  const { message } = line;
  return message.direction === 'system' ? drawNotice(message) : drawMessage(message, line.isSending, colour);
}

function drawNotice(message: ShopMessage): HTMLElement {
  const row = element('div', `notice ${message.kind}`, element('span', '', message.text));
  row.dataset['mid'] = message.id;
  return row;
}

function drawMessage(message: ShopMessage, isSending: boolean, colour: string): HTMLElement {
  const isOwn = message.direction === 'out';
  const name = message.sender ?? '';
  const meta = element('div', 'meta', element('span', 'name', name), element('time', '', clockText(message.at)));
  if (message.auto) meta.append(element('span', 'auto', '自动回复'));
  const body = element('div', 'body', meta, drawContent(message));
  if (isSending) body.append(element('span', 'sending', '发送中…'));
  const face = avatar(name, isOwn ? '#1f5f8b' : colour);
  const row = element('div', `msg ${isOwn ? 'out' : 'in'}${isSending ? ' pending' : ''}`, ...(isOwn ? [body, face] : [face, body]));
  row.dataset['mid'] = message.id;
  return row;
}

function drawContent(message: ShopMessage): HTMLElement {
  if (message.kind === 'image') return element('div', 'bubble image', picture(message, 180));
  if (message.kind === 'product') return drawProduct(message);
  if (message.kind === 'order') return drawOrder(message);
  return element('div', 'bubble', ...withBreaks(message.text));
}

function drawProduct(message: ShopMessage): HTMLElement {
  const [title = '', price = ''] = message.text.split(/ (?=¥)/);
  const words = element('div', 'words', element('b', '', title), ' ', element('i', 'price', price));
  return element('div', 'bubble card product', picture(message, 72), words);
}

function drawOrder({ text }: ShopMessage): HTMLElement {
  const [number = '', state = ''] = text.split(' ');
  return element('div', 'bubble card order', element('b', '', number), ' ', element('i', 'state', state));
}

function picture({ picture: path }: ShopMessage, size: number): HTMLElement {
  const image = element('img', '');
  if (path !== null) image.src = path;
  image.width = size;
  image.height = size;
  image.alt = '';
  return image;
}

function withBreaks(text: string): readonly (Node | string)[] {
  return text.split('\n').flatMap((words, at) => (at === 0 ? [words] : [element('br', ''), words]));
}
