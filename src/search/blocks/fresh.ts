import type { MessageRow } from '../../archive/stored';
import { type Block, blockOf, byTime } from './block';
import type { Place } from './changes';
import type { Directory } from './directory';
import { entryOf } from './entry';

/** What the index holds and what it does not hold yet, as of one moment. */
export type Snapshot = {
  readonly directory: Directory;
  /** Where messages that have changed since stood in the index. */
  readonly out: readonly Place[];
  /** Messages that were written and are not in the index, as they are now. */
  readonly in: readonly MessageRow[];
};

/** Messages that are not in the index, made searchable like those that are. */
export const freshBlock = (rows: readonly MessageRow[]): Block => blockOf(0, 0, rows.map(entryOf).toSorted(byTime));

/** The messages of a block that no longer stand there. */
export function outdated(block: Block, out: readonly Place[]): ReadonlySet<number> {
  const found = new Set<number>();
  const [first, last] = [block.at[0] ?? 0, block.at.at(-1) ?? 0];
  for (const { conversation, order, at } of out) {
    if (at < first || at > last) continue;
    for (let index = block.at.indexOf(at); index >= 0 && block.at[index] === at; index++)
      if (block.order[index] === order && block.conversations[block.conversation[index] ?? 0] === conversation) found.add(index);
  }
  return found;
}
