import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoredMessage } from '../../archive/ports';
import type { Finder, Question } from '../../search/finder';
import { foundIn } from '../../search/match/marks';
import type { Found } from '../message-row';
import { usePorts } from '../ports';
import { firstNotBelow } from './orders';
import type { Reading } from './use-reading';

/** What a search finds in the conversation that is read. */
export type Hits = {
  /** The orders of the messages found, ascending; null until it is known. */
  readonly orders: Float64Array | null;
  /** What was found in a message; undefined where it is none of them. */
  readonly found: (message: StoredMessage) => Found | undefined;
};

const noHits: Hits = { orders: null, found: () => undefined };

/** Looks for `question` in one conversation, and again whenever that has other messages. A null question finds nothing. */
export function useHits(key: string, question: Question | null, stand: unknown): Hits {
  const { finder } = usePorts();
  const asked = question && JSON.stringify(question);
  const [answer, setAnswer] = useState<{ readonly asked: string | null; readonly orders: Float64Array | null }>({
    asked: null,
    orders: null,
  });
  useEffect(() => {
    if (!question) return undefined;
    const aborter = new AbortController();
    const within: Question = { ...question, query: { kind: 'all', of: [{ kind: 'conversation', key }, question.query] } };
    void placesIn(finder, within, aborter.signal).then((orders) => !aborter.signal.aborted && setAnswer({ asked, orders }));
    return () => aborter.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `asked` stands for the question, which may be made anew with every rendering
  }, [finder, key, asked, stand]);
  const orders = answer.asked === asked ? answer.orders : null;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- as above
  return useMemo(() => (question && orders ? { orders, found: finding(question, orders) } : noHits), [asked, orders]);
}

/** The orders of what is found, ascending; null where the search could not be made, which the list of results tells. */
async function placesIn(finder: Finder, question: Question, signal: AbortSignal): Promise<Float64Array | null> {
  try {
    return Float64Array.from(await finder.places(question, signal), ({ order }) => order).toSorted();
  } catch {
    return null;
  }
}

/** Told of one message twice, what was found in it is the same object, so that its row need not be drawn again. */
function finding({ query, exact }: Question, orders: Float64Array): Hits['found'] {
  const look = foundIn(query, exact);
  const known = new WeakMap<StoredMessage, Found>();
  return (message) => {
    if (orders[firstNotBelow(orders, message.order)] !== message.order) return undefined;
    const found = known.get(message) ?? look(message);
    known.set(message, found);
    return found;
  };
}

/** The hit to go to from a message, by its order: the next one or the one before, around the ends. `from` may be a hit itself. */
export function hitBeside(orders: Float64Array, from: number, by: 1 | -1): number | undefined {
  const at = firstNotBelow(orders, from);
  const next = by > 0 ? at + (orders[at] === from ? 1 : 0) : at - 1;
  return orders.at(next >= orders.length ? 0 : next);
}

/** The hit that is nearest to what is read: the first in view or below it, else the last above. */
export function hitInView(orders: Float64Array, { reel, rows }: Pick<Reading, 'reel' | 'rows'>): number | undefined {
  const top = rows.orders[reel.firstSeen()] ?? 0;
  return orders[firstNotBelow(orders, top)] ?? orders.at(-1);
}
