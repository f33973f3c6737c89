import Chat, { Bubble, Button, Card, CardActions, CardText, CardTitle, FileCard, Goods, Image, MessageStatus, useMessages } from 'chatui3';
import { createElement as el, type ReactElement, useEffect, useState } from 'react';
import ReactDOM from 'react-dom';
import type { Kind } from '../../src/domain/message';
import { isoInZone } from '../../src/domain/iso-in-zone';
import { shown } from './conversation';
import { queried, readPageData, type PageControls, type PageData } from './living';
import type { LivingMessage } from './living-rows';

// The page is ours, the library the real one: the test's bundler puts version 1.4.1, 2.4.2 or 3.8.0 in the place of `chatui3`.

type Content = { readonly message: LivingMessage; readonly text: string };
type LibraryMessage = Parameters<ReturnType<typeof useMessages>['appendMsg']>[0] & { _id: string };

/** What only a ChatUI page can do besides. */
type Controls = PageControls & { edit(index: number, text: string): void; typing(isTyping: boolean): void };

const face = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" fill="#8bc"/></svg>')}`;
/** The library shows a time when this long has passed since the last one it showed. */
const timeGap = 5 * 60_000;

function libraryMessage(message: LivingMessage): LibraryMessage {
  const { kind, sender, direction, at, platformId, recalled } = message;
  const isNotice = recalled !== null || direction === 'system';
  return {
    _id: platformId ?? `notice-${message.key}`,
    type: isNotice ? 'system' : kind,
    content: { message, text: recalled ?? message.text } satisfies Content,
    position: direction === 'out' ? 'right' : 'left',
    createdAt: at,
    hasTime: message.time.source === 'attribute',
    user: sender === null ? {} : { avatar: face, avatarAlt: sender, name: sender },
  };
}

type Body = (text: string, message: LivingMessage) => ReactElement;

function goods(type: 'goods' | 'order', text: string): ReactElement {
  const [name = '', desc = '', price = '', status] = text.split('\n');
  const order = status === undefined ? {} : { status };
  return el(
    Card,
    null,
    el(Goods, { type, name, desc, currency: '¥', price: Number(price.slice(1)), img: 'https://pictures.example/mug.jpg', ...order }),
  );
}

function rating(text: string): ReactElement {
  const [title = '', words] = text.split('\n');
  return el(
    Card,
    null,
    el(CardTitle, null, title),
    el(CardText, null, words),
    el(CardActions, null, el(Button, { color: 'primary' }, '满意')),
  );
}

function bubble(text: string, pending: boolean): ReactElement {
  const status = pending ? el(MessageStatus, { status: 'pending', delay: 0, maxDelay: 600_000 }) : null;
  return el('div', null, status, el(Bubble, { content: text }));
}

const addressOf = ({ attachments }: LivingMessage): string => attachments[0]?.url ?? '';

/** How each kind is drawn with the library's parts; other kinds are bubbles. */
const bodies: ReadonlyMap<Kind, Body> = new Map<Kind, Body>([
  [
    'image',
    (_, message) => el(Bubble, { type: 'image' }, el(Image, { src: addressOf(message), alt: '', style: { width: 160, height: 120 } })),
  ],
  ['product', (text) => goods('goods', text)],
  ['order', (text) => goods('order', text)],
  ['file', (text, message) => el(FileCard, { file: new File(['x'.repeat(2048)], text) }, el('a', { href: addressOf(message) }, '下载'))],
  ['card', rating],
]);

function renderContent({ content }: { readonly content?: Content }): ReactElement {
  if (!content) return el('span');
  const { message, text } = content;
  return bodies.get(message.kind)?.(text, message) ?? bubble(text, message.pending);
}

/** The whole conversation outside React, so that the controls can answer at once. */
class Transcript {
  readonly data: PageData;
  messages: LivingMessage[];
  first: number;
  private lastShown: number;

  constructor(data: PageData) {
    this.data = data;
    this.messages = data.messages.map((message, key) => ({ ...message, key, pending: false, recalled: null }));
    this.first = Math.max(0, this.messages.length - queried('show', 12));
    this.lastShown = this.messages.at(-1)?.at ?? 0;
  }

  /** Older messages for the library, at most `count`. */
  older(count: number): LibraryMessage[] {
    const to = this.first;
    this.first = Math.max(0, to - count);
    return this.messages.slice(this.first, to).map(libraryMessage);
  }

  add(direction: 'in' | 'out', text: string | null): LivingMessage {
    const key = this.messages.length;
    const words = this.data.live[direction];
    const at = Math.floor(Date.now() / 1000) * 1000;
    const pending = direction === 'out';
    const message: LivingMessage = {
      direction,
      sender: words.sender,
      kind: 'text',
      text: text ?? words.text.replace('#', String(key)),
      platformId: pending ? `local-${key}` : `${this.data.ids}${800_000 + key}`,
      time: this.timeOf(at),
      flags: [],
      attachments: [],
      at,
      key,
      pending,
      recalled: null,
    };
    this.messages = [...this.messages, message];
    return message;
  }

  change(index: number, how: Partial<LivingMessage>): LivingMessage | null {
    const old = this.messages[index];
    if (!old) return null;
    const changed = { ...old, ...how };
    this.messages = this.messages.with(index, changed);
    return changed;
  }

  private timeOf(at: number): LivingMessage['time'] {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const isShown = at - this.lastShown > timeGap;
    if (isShown) this.lastShown = at;
    const time = shown(this.lastShown, 'library', { now: at, zone });
    const label = isoInZone(this.lastShown, zone).slice(11, 16);
    return { ...time, raw: label, ...(isShown ? {} : { precision: 'minute', source: 'carried' }) };
  }
}

const transcript = new Transcript(readPageData());
const newest = transcript.messages.slice(-1).map(libraryMessage);
const shownFirst = transcript.messages.slice(transcript.first, -1).map(libraryMessage);

function App(): ReactElement {
  const { messages, appendMsg, prependMsgs, updateMsg } = useMessages(newest);
  const [isTyping, setTyping] = useState(false);
  const update = (id: string, message: LivingMessage | null): void => {
    if (message) updateMsg(id, libraryMessage(message));
  };
  const idOf = (index: number): string => {
    const message = transcript.messages[index];
    if (!message) return '';
    const { _id: id } = libraryMessage(message);
    return id;
  };
  const controls: Controls = {
    arrive(count = 1) {
      for (let each = 0; each < count; each += 1) appendMsg(libraryMessage(transcript.add('in', null)));
    },
    send: (text) => void appendMsg(libraryMessage(transcript.add('out', text))),
    confirm() {
      for (const [index, message] of transcript.messages.entries())
        if (message.pending)
          update(idOf(index), transcript.change(index, { pending: false, platformId: `${transcript.data.ids}${800_000 + index}` }));
    },
    recall: (index) => update(idOf(index), transcript.change(index, { recalled: transcript.data.live.recall })),
    edit: (index, text) => update(idOf(index), transcript.change(index, { text })),
    typing: setTyping,
    state: () => ({
      total: transcript.messages.length,
      loaded: transcript.messages.length - transcript.first,
      mounted: document.querySelectorAll('.MessageList > .Message').length,
      transcript: transcript.messages,
    }),
  };
  useEffect(() => prependMsgs(shownFirst), [prependMsgs]);
  const isFilled = messages.length > newest.length;
  useEffect(() => {
    if (isFilled) document.querySelector('.PullToRefresh')?.scrollTo(0, 1e6);
  }, [isFilled]);
  useEffect(() => void Object.assign(window, { __page: controls }));
  const onRefresh = async (): Promise<{ noMore: boolean }> => {
    await new Promise((resolve) => setTimeout(resolve, queried('lag', 300)));
    prependMsgs(transcript.older(queried('batch', 8)));
    return { noMore: transcript.first === 0 };
  };
  return el(Chat, {
    navbar: { title: '青禾杯具旗舰店' },
    messages,
    isTyping,
    loadMoreText: '点击加载更多',
    renderMessageContent: renderContent,
    quickReplies: [{ name: '查物流' }, { name: '转人工' }],
    onQuickReplyClick: () => undefined,
    onSend: () => undefined,
    ...(transcript.first > 0 ? { onRefresh } : {}),
  });
}

ReactDOM.render(el(App), document.getElementById('root'));
