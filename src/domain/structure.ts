import * as v from 'valibot';

const token = (most: number) => v.pipe(v.string(), v.maxLength(most));
const whole = v.pipe(v.number(), v.integer());

/** A masked element: no word of the page is in it. */
export type MaskedElement = {
  readonly tag: string;
  /** Names as the page has them; values masked unless they belong to HTML's own vocabulary. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Left, top, width, height in CSS pixels, from the upper left corner of the report's root. */
  readonly box: readonly [number, number, number, number];
  /** Computed values that decide the layout; the plain ones are left out. */
  readonly style: Readonly<Record<string, string>>;
  /** Text colour and background, as numbers that only tell which are alike. */
  readonly colours: readonly [number, number];
  /** True where the children stand in an open shadow root. */
  readonly shadow: boolean;
  readonly children: readonly (MaskedElement | string)[];
};

const maskedElement: v.GenericSchema<MaskedElement> = v.object({
  tag: token(80),
  attributes: v.record(token(80), token(400)),
  box: v.tuple([whole, whole, whole, whole]),
  style: v.record(token(40), token(80)),
  colours: v.tuple([whole, whole]),
  shadow: v.boolean(),
  children: v.array(v.union([token(20_000), v.lazy(() => maskedElement)])),
});

/** A chat page's structure for a bug report: what a layout reader sees, without a word of what was said. */
export const structureSchema = v.object({
  structure: v.literal(1),
  /** Host name alone: no path, no query. */
  host: token(253),
  lang: token(35),
  dir: v.picklist(['ltr', 'rtl']),
  viewport: v.tuple([whole, whole]),
  /** Whether the root is the chat pane or, where none was found, the page's body. */
  of: v.picklist(['pane', 'page']),
  /** Elements left out because the page has more than a report takes. */
  left: whole,
  root: maskedElement,
});
export type Structure = v.InferOutput<typeof structureSchema>;
