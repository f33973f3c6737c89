import type { Draft } from '../reader/draft';
import { type Chosen } from './candidates';
import type { Samples } from './samples';
/** What the layout reader made of a pane: a draft for each message or notice. Not always right, but right about most. */
export type Told = readonly Draft[];
/** The same with the time lines that it saw between the messages. */
export type ToldPane = {
  readonly drafts: Told;
  readonly lines: ReadonlySet<string>;
};
/** From `element` up to, not including, `top`; the highest first. */
export declare function chainBelow(element: Element, top: Element): readonly Element[];
export declare function commonHolder(elements: readonly Element[], within: Element): Element;
/** One selector for all rows: it holds every sample, each message that the layout sees once, and nothing the user said is none. */
export declare function rowHint(pane: HTMLElement, samples: Samples, told: ToldPane): Chosen | null;
/** Between 0 and 1: how well a selector cuts the pane into messages. */
export declare function rowRater(pane: HTMLElement, samples: Samples, { drafts, lines }: ToldPane): (css: string) => number;
/** The layout's draft of each row, where exactly one belongs to it. */
export declare function toldOf(rows: readonly Element[], told: Told): ReadonlyMap<Element, Draft>;
