import type { Frame } from 'playwright-core';
import type { PageControls, PageState } from './living';

/** A row as a person sees it on a living page; kept apart from the extension's readers, so that a page is proven without them. */
export type SeenRow = {
  readonly key: string;
  readonly direction: 'in' | 'out' | 'system';
  /** Without white space: how lines break is not what is proven here. */
  readonly text: string;
  readonly time: string | null;
  readonly sender: string | null;
  readonly id: string | null;
  readonly picture: string | null;
};

/** Where to look on one console's page. Selectors below `row` are looked up inside the row. */
type Eyes = {
  readonly pane: string;
  /** Rows out of sight are emptied or gone, so that one look does not see them all. */
  readonly hidesFarRows: boolean;
  readonly row: string;
  readonly out: string;
  readonly notice: string;
  readonly body: string;
  readonly apart: string;
  readonly sender: string | null;
  readonly time: string;
  readonly id: { readonly selector: string; readonly attribute: string } | null;
};

const shopee = { hidesFarRows: true, pane: '[id$="message-virtualized-list"]', sender: null, id: null } as const;

const chatd = {
  hidesFarRows: true,
  notice: ':has(.notice)',
  body: '.chatd-bubble-main, .chatd-card, .notice',
  apart: '.none',
  sender: null,
  time: '.none',
} as const;

const eyes: Readonly<Record<string, Eyes>> = {
  wangwang: {
    pane: '.rc-scrollbars-view',
    hidesFarRows: true,
    row: '.message-item',
    out: '.self',
    notice: '.notice, :has([view-name="LinearLayout"])',
    body: '.content',
    apart: '.file-size, .download-file',
    sender: '.nick',
    time: '.time',
    id: null,
  },
  'qianniu-history': {
    pane: '.message-list-right',
    hidesFarRows: false,
    row: '[class*="chatWrap"]',
    out: ':has([class*="Xiaoer"])',
    notice: '.none',
    body: '[class*="chatTextLeft"], [class*="_img_"]',
    apart: '.none',
    sender: '[class*="chatName"]',
    time: '[class*="chatTime"]',
    id: null,
  },
  'shopee-seller': {
    ...shopee,
    row: '.DEwekPN7v2',
    out: ':has(.IjkExKWyR_)',
    notice: ':has(.RtO616EACf)',
    body: '*',
    apart: '.sSIhmxFOh6, .ufjjFujTb2',
    time: '.sSIhmxFOh6',
  },
  'shopee-buyer': {
    ...shopee,
    row: ':has(> .mSgRow)',
    out: ':has([data-cy$="send"])',
    notice: ':has([data-cy$="system"])',
    body: '*',
    apart: '.ps7_zN15iV',
    time: '.ps7_zN15iV',
  },
  dingtalk: {
    pane: '.main-chat',
    hidesFarRows: false,
    row: '.msg-box:not(:empty)',
    out: ':has(.chat-item.me:not(.ng-hide))',
    notice: ':has(> .chat-system-notice, msg-recalled)',
    body: '.chat-item:not(.ng-hide) .msg-bubble, .chat-system-notice, msg-recalled',
    apart: '.file-size, .download-file-btn',
    sender: '.name-text',
    time: '.chat-item:not(.ng-hide) .chat-time',
    id: { selector: '.chat-item:not(.ng-hide)', attribute: 'msg-id' },
  },
  goofish: {
    pane: '#message-list-scrollable',
    hidesFarRows: false,
    row: 'li.ant-list-item',
    out: '[style*="rtl"]',
    notice: ':not([style])',
    body: '[class*="message-text"], [class*="msg-dx-content"], [class*="msg-text-card"], [class*="msg-tips"]',
    apart: 'button',
    sender: 'div[style*="font-size"]',
    time: '.none',
    id: null,
  },
  pinduoduo: {
    pane: '#msgListContainer',
    hidesFarRows: false,
    row: 'li.onemsg',
    out: ':has(.cs-item)',
    notice: ':has(.system-msg-31)',
    body: '.msg-content, .system-msg-31',
    apart: '.none',
    sender: '.nickname',
    time: '.message-time',
    id: { selector: 'li', attribute: 'id' },
  },
  doudian: {
    ...chatd,
    pane: '.messageList',
    row: '.msgItemWrap',
    out: ':has(.messageIsMe)',
    id: { selector: '[data-id]:not([data-id^="transfer"])', attribute: 'data-id' },
  },
  'tiktok-shop': {
    ...chatd,
    pane: '.inbox-rows',
    row: '[data-testid="chat.chatroom.message_card"]',
    out: ':has([class*="--self"])',
    id: null,
  },
  'jd-dongdong': {
    pane: '.c-wrap',
    hidesFarRows: false,
    row: '.c-c > .message',
    out: ':has(.message_right)',
    notice: ':has(.message_center, .message__system)',
    body: '.message__content, .CardWrapper, .message__system, .last-chat-divider',
    apart: '.message__time_str',
    sender: '.message__nickname',
    time: '.message__time_str',
    id: null,
  },
  feishu: {
    pane: '.chatMessages',
    hidesFarRows: true,
    row: '.messageList-row-wrapper',
    out: ':has(.message-self)',
    notice: ':has(.system-text)',
    body: '.message-text, .file-name, .message-card, .system-text',
    apart: 'button',
    sender: '.message-info-name',
    time: 'span[aria-label]',
    id: { selector: '[id]', attribute: 'id' },
  },
  'whatsapp-web': {
    pane: '.scroll',
    hidesFarRows: true,
    row: '#main [role="row"]',
    out: ':has(.message-out)',
    notice: ':has(.notice)',
    body: '.selectable-text, .notice',
    apart: '.none',
    sender: '[data-pre-plain-text]',
    time: '[data-pre-plain-text]',
    id: { selector: '[data-id]', attribute: 'data-id' },
  },
  'telegram-web': {
    pane: '.bubbles .scrollable',
    hidesFarRows: false,
    row: '.bubble:not(.is-date)',
    out: '.is-out',
    notice: '.service',
    body: '.translatable-message, .document-name, .service-msg',
    apart: '.none',
    sender: '.peer-title',
    time: '.time-inner',
    id: { selector: '.bubble', attribute: 'data-mid' },
  },
  chatui: {
    pane: '.PullToRefresh',
    hidesFarRows: false,
    row: '.MessageList > .Message',
    out: '.right',
    notice: '.SystemMessage',
    body: '.Bubble, .Card, .SystemMessage',
    apart: '.FileCard-ext, .FileCard-meta, .CardActions',
    sender: '.Message-author, .Message:not(:has(.Message-author)) .Avatar img',
    time: 'time',
    id: { selector: '[data-id]', attribute: 'data-id' },
  },
};

export function eyesFor(console: string): Eyes {
  const found = eyes[console];
  if (!found) throw new Error(`nobody looks at ${console}`);
  return found;
}

/** All rows that are in the document now, in the order in which they stand on the screen. */
export function visibleRows(frame: Frame, looker: Eyes): Promise<readonly SeenRow[]> {
  return frame.evaluate(look, looker);
}

/** Runs in the page. */
function look({ pane, row, out, notice, body, apart, sender, time, id }: Eyes): SeenRow[] {
  const scroller = document.querySelector(pane);
  if (!scroller) throw new Error('no pane');
  const pictures =
    '.content > img, [class*="_img_"], .pR2photo, .sT1cker, .mSgRow > div:not([class]) > img, .chat-img, .Bubble.image img, .shot[src], ' +
    '[class*="image-container"] img, .msg-content > img, .message__image-wrap img, .attachment img';
  const one = (from: Element, selector: string): Element | null => (from.matches(selector) ? from : from.querySelector(selector)); // oxlint-disable-line unicorn/consistent-function-scoping -- this function is sent into the page alone
  const words = (node: Node): string => {
    if (node instanceof Element && node.matches(apart)) return '';
    if (node instanceof HTMLImageElement) return node.matches('.emoji') ? node.alt : '';
    return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : [...node.childNodes].map(words).join('');
  };
  const rows = [...scroller.querySelectorAll(row)].toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  return rows.map((element, index) => {
    const said = one(element, body);
    const name = sender === null ? null : one(element, sender);
    const clock = one(element, time);
    const group = element.parentElement?.querySelector('[class*="groupTime"]')?.textContent;
    const isNotice = element.matches(notice);
    // What a page says in an attribute: `[10:30, 28/09/2026] Anna: `, or a sentence that ends in the time.
    const [, stamped, author] = /^\[(.*?)\] (.*): $/.exec(clock?.getAttribute('data-pre-plain-text') ?? '') ?? [];
    const spoken = /：(.*)$/.exec(clock?.getAttribute('aria-label') ?? '')?.[1];
    const shot = element.querySelector(pictures);
    return {
      key: element instanceof HTMLElement && element.style.top !== '' ? element.style.top : String(index),
      direction: isNotice ? 'system' : element.matches(out) ? 'out' : 'in',
      text: (said ? (said.getAttribute('title') ?? '') || words(said) : '').replace(/\s/g, ''),
      time:
        clock &&
        (clock.getAttribute('datetime') ?? stamped ?? spoken ?? (group === undefined ? '' : `${group} `) + (clock.textContent ?? '')),
      sender: isNotice || !name ? null : name instanceof HTMLImageElement ? name.alt : (author ?? words(name)),
      id: id && (one(element, id.selector)?.getAttribute(id.attribute) ?? null),
      picture: shot?.getAttribute('data-src') ?? shot?.getAttribute('src') ?? null,
    };
  });
}

/** Calls one of the page's controls. */
export async function control<Name extends 'arrive' | 'send' | 'confirm' | 'recall'>(
  frame: Frame,
  name: Name,
  ...given: Parameters<PageControls[Name]>
): Promise<void> {
  const controls = await frame.evaluateHandle<PageControls>('window.__page');
  await controls.evaluate((page, [which, values]) => Reflect.apply(page[which], page, values), [name, given] as const);
  await controls.dispose();
}

export function stateOf(frame: Frame): Promise<PageState> {
  return frame.evaluate<PageState>('window.__page.state()');
}
