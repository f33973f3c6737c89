import { Dexie, type EntityTable } from 'dexie';
import { sightingOf, truthOf, type Part } from './corpus';
import { shownRows, timed, type Subject } from './subject';

type PlainRow = {
  readonly id: string;
  readonly conversation: string;
  readonly direction: string;
  readonly sender: string | null;
  readonly time: string;
  readonly at: number;
  readonly text: string;
  readonly words: readonly string[];
};

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const wordsIn = (text: string): readonly string[] => [
  ...new Set([...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))),
];

/** The key that such archivers use: who said what when. */
function rowsOf({ conversation, messages }: Omit<Part, 'from'>): readonly PlainRow[] {
  return sightingOf(conversation, messages).rows.map(({ direction, sender, time, text }, index) => ({
    id: `${conversation}|${direction}|${time.text}|${text}`,
    conversation: `wangwang/shop:anna/${conversation}`,
    direction,
    sender,
    time: time.text ?? '',
    at: messages[index]?.at ?? 0,
    text,
    words: wordsIn(text),
  }));
}

/** One Dexie table, one row per message, found by a multi-entry index of words. It keeps no versions, no places and no gaps. */
export function plain(): Subject {
  const database = new Dexie('plain', { chromeTransactionDurability: 'strict' }) as Dexie & {
    readonly messages: EntityTable<PlainRow, 'id'>;
  };
  database.version(1).stores({ messages: 'id, conversation, at, *words' });
  const put = (rows: readonly PlainRow[]) =>
    database.transaction('rw', database.messages, async () => database.messages.bulkPut([...rows]));
  return {
    async add(batch) {
      const rows = batch.flatMap(rowsOf);
      return timed(() => put(rows));
    },
    async append(conversation, length) {
      const rows = rowsOf({ conversation, messages: truthOf(conversation, length + 1).slice(-shownRows) });
      return timed(() => put(rows));
    },
    async open(conversation) {
      const key = `wangwang/shop:anna/${conversation}`;
      return timed(() => database.messages.where('conversation').equals(key).sortBy('at'));
    },
    close: async () => database.close(),
  };
}
