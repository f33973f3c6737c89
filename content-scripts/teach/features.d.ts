/** One thing that can be said of an element in CSS. The lower the cost, the longer it will hold. */
export type Feature = {
  readonly css: string;
  readonly cost: number;
};
/** Everything worth saying of one element, cheapest first. */
export declare function featuresOf(element: Element): readonly Feature[];
/** What can be said of all of them. */
export declare function commonFeatures(elements: readonly Element[]): readonly Feature[];
export declare function quoted(value: string): string;
