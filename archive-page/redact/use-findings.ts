import { useEffect, useState } from 'preact/hooks';
import type { MessageRecord } from '../../src/domain/message';
import { countMessage, emptyCounts, type HiddenCounts } from '../../src/redaction/counting';
import { hasBoxes, type Redactor, textsOf } from '../../src/redaction/plan';
import { turn } from './use-records';

/** What there is to hide in all messages: how often, and in which of them; `done` of them are looked through. */
export type Findings = { readonly counts: HiddenCounts; readonly indices: readonly number[]; readonly done: number };

const msPerTurn = 30;

/** Looks through the messages in steps, anew whenever the redaction changes; what was found last stands until then. */
export function useFindings(records: readonly MessageRecord[], isRead: boolean, redactor: Redactor): Findings {
  const [findings, setFindings] = useState<Findings>(() => ({ counts: emptyCounts(redactor.redaction), indices: [], done: 0 }));
  useEffect(() => {
    if (!isRead) return undefined;
    const state = { isOver: false };
    const look = async (): Promise<void> => {
      const counts = emptyCounts(redactor.redaction);
      const indices: number[] = [];
      let until = performance.now() + msPerTurn;
      for (const [index, record] of records.entries()) {
        countMessage(counts, record, redactor);
        if (isOfInterest(record, redactor)) indices.push(index);
        if (performance.now() < until) continue;
        setFindings((last) => ({ ...last, done: index }));
        await turn();
        if (state.isOver) return;
        until = performance.now() + msPerTurn;
      }
      setFindings({ counts, indices, done: records.length });
    };
    void look();
    return () => {
      state.isOver = true;
    };
  }, [records, isRead, redactor]);
  return findings;
}

/** Whether something is found in a message, though it may be lifted, or was decided of it by hand. */
function isOfInterest(record: MessageRecord, { redaction, found }: Redactor): boolean {
  const isFound = textsOf({ ...record, sender: null, orders: [] }).some((text) => found(text).length > 0);
  return (
    isFound ||
    redaction.marks.some(({ message }) => message === record.id) ||
    record.attachments.some(({ sha256 }) => sha256 !== null && hasBoxes(redaction.boxes, sha256))
  );
}
