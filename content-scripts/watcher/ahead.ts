import type { Entry } from './entries';
import type { Scroller } from './scroller';

/** Kinds of attachments whose address some pages put in only when the row comes into sight. */
const shownLate: ReadonlySet<string> = new Set(['image', 'sticker', 'video']);

/** Whether all of a row could be read where it stands, out of sight as it may be. */
function isWhole({ row }: Entry): boolean {
  if (row.state === 'shell') return false;
  return row.attachments.every(({ kind, url }) => !shownLate.has(kind) || (url !== null && !url.startsWith('data:')));
}

/** Pixels beyond the window's oldest edge in which every row is read already, so that none of them has to come by. Never negative. */
export function aheadOf({ window, oldestBelow }: Scroller, entries: readonly Entry[]): number {
  let ahead = 0;
  for (const entry of entries.toReversed()) {
    const { top, bottom } = entry.element.getBoundingClientRect();
    const beyond = oldestBelow ? bottom - window.bottom : window.top - top;
    if (beyond <= 0) continue;
    if (!isWhole(entry)) return ahead;
    ahead = Math.max(ahead, beyond);
  }
  return ahead;
}
