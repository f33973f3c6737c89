import type { Parties } from '../../src/domain/sighting';
import { shared, type Entry } from './entries';

/** Ms for which rows are held back before they are believed to be their header's. */
const waits = {
  /** Header and rows came together. */
  both: 400,
  /** Doubtful: the header is missing, or says less or more than before, or some rows are as before. */
  doubtful: 1500,
  /** The rows were exchanged under an unchanged header, and nobody scrolled: the header may be late. */
  exchanged: 4000,
} as const;

/** Parties and, for pages that name none, the address: what must stay equal for rows to be of one conversation. */
export type Whose = { readonly parties: Parties; readonly url: string };

/**
 * What to make of a reading: `same` conversation; `begin` another one (or another stretch of the same), its rows held back for `wait` ms;
 * `stale`: still the rows of the conversation before, under the header of the next.
 */
export type Verdict = { readonly what: 'same' | 'stale' } | { readonly what: 'begin'; readonly wait: number };

type Shown = { readonly whose: Whose; readonly entries: readonly Entry[] };

/** Judges `now` by the rows `before`, and by `trusted`: the last ones of which it was sure whose they were. */
export function judge(before: Shown | null, trusted: readonly Entry[], now: Shown, scrolled: boolean): Verdict {
  if (!before) return { what: 'begin', wait: isUnknown(now.whose.parties) ? waits.doubtful : waits.both };
  const relation = relate(before.whose, now.whose);
  if (now.entries.length === 0) return relation === 'different' ? { what: 'begin', wait: waits.both } : { what: 'same' };
  if (relation === 'equal' || relation === 'less') return judgeRows(before, now, scrolled);
  if (relation === 'different' && shared(trusted, now.entries, true) > 0.5) return { what: 'stale' };
  return { what: 'begin', wait: relation === 'more' || shared(trusted, now.entries) > 0 ? waits.doubtful : waits.both };
}

function judgeRows(before: Shown, now: Shown, scrolled: boolean): Verdict {
  const share = shared(before.entries, now.entries);
  if (share >= 0.5 || (share > 0 && scrolled)) return { what: 'same' };
  const sure = scrolled || before.entries.length === 0 || isUnknown(now.whose.parties);
  return { what: 'begin', wait: sure ? waits.doubtful : waits.exchanged };
}

const fieldsOf = ({ account, peer, conversationId }: Parties) => [account, peer.id, peer.name, conversationId];

/** True where the page tells nothing of the other side. */
export function isUnknown({ peer, conversationId }: Parties): boolean {
  return peer.id === null && peer.name === null && conversationId === null;
}

/** `more` and `less`: no contradiction, but one side names what the other leaves open. */
export function relate(before: Whose, now: Whose): 'equal' | 'more' | 'less' | 'different' {
  if (isUnknown(before.parties) && isUnknown(now.parties) && before.url !== now.url) return 'different';
  const old = fieldsOf(before.parties);
  let relation: 'equal' | 'more' | 'less' = 'equal';
  for (const [at, field] of fieldsOf(now.parties).entries()) {
    const known = old[at] ?? null;
    if (field === known) continue;
    if (field !== null && known !== null) return 'different';
    if (field !== null) relation = 'more';
    else if (relation === 'equal') relation = 'less';
  }
  return relation;
}
