import * as v from 'valibot';
import { kinds } from '../../src/domain/kinds';

const selector = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const optional = v.optional(selector);

/**
 * What is known of a page's markup, as data: a site ships it, a taught page stores it, `npm run read -- --teach` reads it.
 * Every hint but `landmark` may be missing or wrong: the layout reader fills in, and a hint that stops matching is noticed.
 * Selectors are looked up inside the frame's document (`landmark`, `pane`, `parties`), the pane (`row`, `separator`) or the row (the rest);
 * a selector "inside the row" also matches the row itself.
 */
export const hintsSchema = v.object({
  /** The page shows a chat once this matches; the cheap test on which a content script wakes. */
  landmark: selector,
  /** The scrolling element that shows one conversation. */
  pane: optional,
  /** One element for each message or notice, in transcript order unless `newestFirst`. */
  row: optional,
  /** Day or time lines between the rows; may stand in their own elements or inside a row. */
  separator: optional,
  /** Elements that are never part of a message: typing dots, read marks, buttons, hidden twins. */
  ignore: optional,
  newestFirst: v.optional(v.boolean()),
  direction: v.optional(v.object({ in: optional, out: optional, system: optional })),
  sender: optional,
  time: optional,
  /** `selector@attribute`, or `@attribute` of the row: a machine-readable time. */
  timeAttribute: optional,
  /** `selector@attribute`, or `@attribute` of the row: the message's id. */
  platformId: optional,
  /** Ids that are the page's own until the server confirms (a regular expression). */
  provisionalId: optional,
  /** The words of a message. `textAttribute` names an attribute that holds them whole where the page shortens them. */
  text: optional,
  textAttribute: optional,
  pending: optional,
  failed: optional,
  auto: optional,
  /** The first entry that matches inside the row decides its kind. */
  kinds: v.optional(v.array(v.object({ kind: v.picklist(kinds), selector, text: optional }))),
  parties: v.optional(v.object({ account: optional, peerName: optional, peerId: optional, conversationId: optional, order: optional })),
  /** Matches when the pane shows the start of the history. */
  start: optional,
  /** The one control that scroll back may click. */
  loadMore: optional,
});
export type Hints = v.InferOutput<typeof hintsSchema>;
