import { type Conversation, type PageMessage } from './conversation';
import { type LivingMessage, type Looks } from './living-rows';
/** What a test sees of a page: how much is loaded, and the transcript as the archive should hold it in the end. */
export type PageState = {
  readonly total: number;
  readonly loaded: number;
  readonly mounted: number;
  readonly transcript: readonly LivingMessage[];
};
/** `window.__page` of every living page. Indices count from the oldest message of the whole history. */
export type PageControls = {
  arrive(count?: number): void;
  send(text: string): void;
  confirm(): void;
  recall(index: number): void;
  state(): PageState;
};
export type PageData = Pick<Conversation, 'times' | 'ids' | 'live'> & {
  readonly messages: readonly PageMessage[];
};
export { h, worded } from './living-rows';
/** Brings a page to life: shows the newest rows, loads older ones on scroll-up, and puts the controls on `window.__page`. */
export declare function startChat(looks: Looks): void;
export declare function readPageData(): PageData;
/** A number from the page's query, or the plain value. */
export declare function queried(name: string, plain: number): number;
