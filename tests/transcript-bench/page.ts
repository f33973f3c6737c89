import { archiveDatabase } from '../../src/store/database';
import { indexStep } from '../../src/store/search-index';
import { truthOf } from '../store-bench/corpus';
import { ours } from '../store-bench/ours';

/** What the bench asks of this page, which lies beside the extension's own. */
const transcriptBench = {
  /** Fills the archive with one conversation, and its index; tells the conversation's key and its last order. */
  async fill(count: number): Promise<{ readonly key: string; readonly orders: readonly number[] }> {
    const subject = ours();
    const messages = truthOf(0, count);
    const batch = 10_000;
    for (let from = 0; from < count; from += batch) {
      await subject.add([{ conversation: 0, from, messages: messages.slice(from, from + batch) }]);
    }
    await subject.close();
    const database = archiveDatabase();
    while (await indexStep(database));
    const conversation = await database.conversations.toCollection().first();
    const key = conversation?.key ?? '';
    const rows = await database.messages.where('[conversation+order]').between([key, -Infinity], [key, Infinity]).primaryKeys();
    const middle = await database.messages.get(rows[rows.length >> 1] ?? '');
    const last = await database.messages.get(rows.at(-1) ?? '');
    database.close();
    return { key, orders: [middle?.order ?? 0, last?.order ?? 0] };
  },
};

export type TranscriptBench = typeof transcriptBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var transcriptBench: TranscriptBench;
}
globalThis.transcriptBench = transcriptBench;
