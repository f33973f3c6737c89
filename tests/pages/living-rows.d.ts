import type { PageMessage } from './conversation';
/** A message on a living page: pending ones are not confirmed yet, recalled ones carry the notice that took their place. */
export type LivingMessage = PageMessage & {
  readonly key: number;
  readonly pending: boolean;
  readonly recalled: string | null;
};
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
export declare function h(tag: string, attributes?: Attributes, ...children: readonly (Node | string)[]): HTMLElement;
/** The words of a message with `[微笑]` drawn as the picture it stands for. */
export declare function worded(text: string): readonly (Node | string)[];
/** Makes the document show exactly these messages, moving nothing that already stands right. */
export declare function reconcile(looks: Looks, mounted: Mounted, messages: readonly LivingMessage[]): void;
export {};
