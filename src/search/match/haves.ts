import type { MessageRow } from '../../archive/stored';
import type { Have } from '../terms';

/** What a search looks at in a message's content. */
export type Content = Pick<MessageRow, 'kind' | 'text' | 'firstText' | 'later' | 'attachments' | 'orders'>;

/** What `has:` says of a message; a gap and a note are said of its conversation. */
export const messageHaves = ['image', 'file', 'link', 'order', 'recall', 'edit'] as const satisfies readonly Have[];
export type MessageHave = (typeof messageHaves)[number];

const beginsLikeOne = /www\./i;
const mayBeginLikeOne = (text: string): boolean => text.includes('.') && beginsLikeOne.test(text);
/** A web address as people write one: with its scheme, or beginning with `www.`. */
const address = /https?:\/\/[^\s/]|(?<![\p{L}\p{N}])www\.[^\s.]/iu;

/** Most texts have neither of what is looked for first, which is found out in a fraction of the time. */
const holdsAddress = (text: string | null): boolean =>
  text !== null && (text.includes('://') || mayBeginLikeOne(text)) && address.test(text);

const has: Record<MessageHave, (row: Content) => boolean> = {
  image: ({ kind, attachments }) => kind === 'image' || attachments.some((one) => one.kind === 'image'),
  file: ({ kind, attachments }) => kind === 'file' || attachments.some((one) => one.kind === 'file'),
  link: ({ text, firstText, later }) =>
    holdsAddress(text) || holdsAddress(firstText) || later.some((version) => holdsAddress(version.text)),
  order: ({ kind, orders }) => kind === 'order' || orders.length > 0,
  recall: ({ kind, later }) => kind === 'recall' || later.some(({ what }) => what === 'recall'),
  edit: ({ later }) => later.some(({ what }) => what === 'edit'),
};

/**
 * Whether a message has it. `image` and `file` are the kind of the message or of something attached (stickers, videos and voice have kinds
 * of their own); `link` a web address in its words, now or in an earlier version; `order` an order card, or an order number in its words;
 * `recall` and `edit` that it was taken back or changed while it was watched, or that it is the notice of a recall.
 */
export function haveOf(what: MessageHave, row: Content): boolean {
  return has[what](row);
}

export const isMessageHave = (what: Have): what is MessageHave => messageHaves.some((one) => one === what);

/** Everything in which a message's words are looked for, each on its own: the words now, those of its versions, newest first, the names of what is attached. */
export function textsOf({ text, firstText, later, attachments }: Content): readonly string[] {
  // Most messages are nothing else; in a million of them making lists takes its time.
  if (later.length === 0 && attachments.length === 0 && firstText === null) return text === '' ? [] : [text];
  const texts = [text, ...later.map((version) => version.text).toReversed(), firstText, ...attachments.map(({ name }) => name)];
  return [...new Set(texts.filter((one): one is string => one !== null && one !== ''))];
}
