import { useEffect, useState } from 'preact/hooks';
import type { MessageRecord } from '../../src/domain/message';
import { knownOf, knownTogether } from '../../src/redaction/plan';
import { type Known, nothingKnown } from '../../src/redaction/rules/rule';
import { usePorts } from '../../src/ui/ports';
import { isAbort, type Problem, problemOf } from '../../src/ui/problem';
import type { Asked } from './redacting';

/** The messages of an export, and how both sides are called in them, once all are read. */
export type Records = {
  readonly records: readonly MessageRecord[];
  readonly known: Known;
  readonly isRead: boolean;
  readonly problem: Problem | null;
};

const begun: Records = { records: [], known: nothingKnown, isRead: false, problem: null };
const perTurn = 500;

/** Lets the page paint and take input. */
export const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** Reads what is to be exported; `records` grows meanwhile. */
export function useRecords({ what }: Asked): Records {
  const { exporting } = usePorts();
  const [state, setState] = useState(begun);
  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const read = async (): Promise<void> => {
      const records: MessageRecord[] = [];
      for await (const record of exporting.records?.(what, signal) ?? []) {
        records.push(record);
        if (records.length % perTurn !== 0) continue;
        setState({ ...begun, records: [...records] });
        await turn();
        signal.throwIfAborted();
      }
      setState({ records, known: everyoneIn(records), isRead: true, problem: null });
    };
    read().catch((error: unknown) => isAbort(error) || setState({ ...begun, problem: problemOf(error) }));
    return () => aborter.abort(new DOMException('closed', 'AbortError'));
  }, [exporting, what]);
  return state;
}

/** Many messages say the same of who speaks; each of them is looked at once. */
function everyoneIn(records: readonly MessageRecord[]): Known {
  const tellers = new Map(records.map((record) => [`${record.conversation}\n${record.direction}\n${record.sender}`, record]));
  const orders = records.flatMap((record) => record.orders);
  return knownTogether([...[...tellers.values()].map(knownOf), { ...nothingKnown, orders }]);
}
