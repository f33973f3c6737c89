import type { StoredMessage } from '../../archive/ports';
import type { GapRow } from '../../archive/stored';
import { localDay } from '../format';
import { type TranscriptItem, transcriptItems } from '../transcript-items';
import type { MessageRows } from './message-rows';
import type { Span } from './reel';

/** One message with the lines that stand above it: a gap, its day, that it was seen late. */
export type Block = {
  readonly index: number;
  readonly lines: readonly Exclude<TranscriptItem, { readonly kind: 'message' }>[];
  /** Undefined until it was read. */
  readonly message: StoredMessage | undefined;
  readonly opens: boolean;
};

/** Messages beside those shown that are looked at, for what is said above a message depends on its neighbours. */
export const aside = 25;

/** The blocks of a span of rows. */
export function blocksOf(rows: MessageRows, span: Span, gaps: readonly GapRow[]): readonly Block[] {
  const blocks = new Map<number, Block>();
  const end = Math.min(rows.orders.length - 1, span.last + aside);
  for (let index = Math.max(0, span.first - aside); index <= end; index++) {
    const run = runFrom(rows, index, end);
    for (const block of laid(rows, index, run, gaps)) blocks.set(block.index, block);
    index += run.length;
  }
  const wanted: Block[] = [];
  for (let index = span.first; index <= span.last; index++) wanted.push(blocks.get(index) ?? emptyBlock(index));
  return wanted;
}

const emptyBlock = (index: number): Block => ({ index, lines: [], message: undefined, opens: false });

/** The messages from `index` to `end`, up to the first that was not read. */
function runFrom(rows: MessageRows, index: number, end: number): readonly StoredMessage[] {
  const run: StoredMessage[] = [];
  for (let at = index; at <= end; at++) {
    const message = rows.message(at);
    if (!message) break;
    run.push(message);
  }
  return run;
}

function laid(rows: MessageRows, first: number, run: readonly StoredMessage[], gaps: readonly GapRow[]): readonly Block[] {
  const blocks: Block[] = [];
  const before = rows.outline?.at[first - 1];
  let lines: Block['lines'][number][] = [];
  for (const item of transcriptItems(run, gaps)) {
    if (item.kind !== 'message') {
      // The first of a run opens no day where the message before it, which is not here, was of the same one.
      const isKnown = item.kind === 'day' && blocks.length === 0 && before !== undefined && localDay(before) === item.day;
      if (!isKnown) lines.push(item);
      continue;
    }
    blocks.push({ index: first + blocks.length, lines, message: item.message, opens: item.opens });
    lines = [];
  }
  return blocks;
}
