import type { PageMessage } from './conversation';

/** A message on a living page: pending ones are not confirmed yet, recalled ones carry the notice that took their place. */
export type LivingMessage = PageMessage & { readonly key: number; readonly pending: boolean; readonly recalled: string | null };

/** What one console's page brings: its elements, how it draws a message, and how it treats rows that are out of sight. */
export type Looks = {
  readonly scroller: HTMLElement;
  readonly list: HTMLElement;
  draw(message: LivingMessage): HTMLElement;
  /** `all`: rows stay; `shells`: far rows lose what is in `content`; `window`: far rows leave the document. */
  readonly keep: 'all' | 'shells' | 'window';
  readonly content?: string;
  /** History loads when scrollTop is at most this. */
  readonly edge?: number;
  /** The element a row belongs in when the list has sections; made where it is missing. */
  section?(message: LivingMessage): HTMLElement;
  /** Shows or hides the sign that history is loading. */
  loading?(isLoading: boolean): void;
};

/** The rows that are in the document, by their message's key. */
export type Mounted = Map<number, HTMLElement>;
type Attributes = Readonly<Record<string, string>>;

/** An element with attributes and children; the consoles' pages are drawn with it. */
export function h(tag: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** The words of a message with `[微笑]` drawn as the picture it stands for. */
export function worded(text: string): readonly (Node | string)[] {
  // Splitting on a group leaves the names at the odd places.
  return text.split(/(\[\p{Script=Han}{1,4}\])/u).map((piece, index) => (index % 2 === 1 ? emoji(piece) : piece));
}

const emoji = (name: string): HTMLElement => h('img', { class: 'emoji', alt: name, title: name, src: dot });

/** Makes the document show exactly these messages, moving nothing that already stands right. */
export function reconcile(looks: Looks, mounted: Mounted, messages: readonly LivingMessage[]): void {
  const wanted = new Set(messages.map(({ key }) => key));
  for (const [key, element] of mounted) {
    if (wanted.has(key)) continue;
    element.remove();
    mounted.delete(key);
  }
  let next: HTMLElement | null = null;
  for (const message of messages.toReversed()) {
    const parent = looks.section?.(message) ?? looks.list;
    const element = mounted.get(message.key) ?? looks.draw(message);
    const follower: HTMLElement | null = next?.parentElement === parent ? next : null;
    if (element.parentElement !== parent) parent.insertBefore(element, follower);
    mounted.set(message.key, element);
    next = element;
  }
}
