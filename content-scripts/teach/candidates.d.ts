import { type Feature } from './features';
/** Selectors that match all of `targets`, cheapest first. They look no further up than `scope`, and rest on structure only at the end. */
export declare function candidatesFor(targets: readonly Element[], scope: Element): readonly Feature[];
/** The cheapest way to say a selector, each said once. */
export declare function sorted(features: readonly Feature[]): readonly Feature[];
/** Two things said of one element; a tag goes first. */
export declare function pairsOf(features: readonly Feature[]): readonly Feature[];
export declare function both(one: Feature, two: Feature): Feature | null;
export declare function commonPlace(targets: readonly Element[]): readonly string[];
export type Chosen = {
  readonly css: string;
  readonly cost: number;
  readonly quality: number;
};
/**
 * The best of the candidates (they come cheapest first): the highest quality, and of those that are as good, the cheapest. A quality of 1 is perfect and
 * ends the search; below `least` nothing is taken.
 */
export declare function choose(candidates: readonly Feature[], rate: (css: string) => number, least: number): Chosen | null;
