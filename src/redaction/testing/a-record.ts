import * as fc from 'fast-check';
import type { MessageRecord } from '../../domain/message';
import { anyRecord } from './invented-chat';

/** A record with these words only, unless changed. */
export const aRecord = (changes: Partial<MessageRecord>): MessageRecord => {
  const [record] = fc.sample(anyRecord, { seed: 1, numRuns: 1 });
  if (!record) throw new Error('no record');
  const text = changes.text ?? 'ok';
  const plain = {
    text,
    versions: [{ at: record.seen.first, what: 'first' as const, text }],
    attachments: [],
    orders: [],
    platformId: null,
  };
  return { ...record, ...plain, sender: null, time: { ...record.time, raw: null }, ...changes };
};
