import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { fold } from '../../../src/search/fold/fold';
import { patternOf } from '../../../src/search/match/pattern';
import type { Query } from '../../../src/search/terms';
import type { Chat, ChatMessage } from '../corpus/chats';
import type { Found } from './contestant';
import { conditionOf } from './sqlite-query';

const sqlite = await sqlite3InitModule();
const { OpfsSAHPoolDb } = await sqlite.installOpfsSAHPoolVfs({ initialCapacity: 6 });
const database = new OpfsSAHPoolDb('/search.sqlite3');
// 64 MB of pages may stay in memory. The texts lie folded in the full-text table alone: like ours, it is an index beside an archive.
database.exec(`
  pragma journal_mode = delete;
  pragma synchronous = full;
  pragma cache_size = -65536;
  create table if not exists messages (id integer primary key, chat integer, at integer);
  create index if not exists bounds on messages (chat, at);
  create virtual table if not exists texts using fts5(text, tokenize = 'trigram');
`);
const patterns = new Map<string, RegExp>();
database.createFunction('fits', (_context: number, text: unknown, source: unknown) => {
  const pattern = patterns.get(String(source)) ?? patternOf(String(source), false);
  patterns.set(String(source), pattern);
  return pattern.test(String(text)) ? 1 : 0;
});
const intoMessages = database.prepare('insert into messages values (?, ?, ?)');
const intoTexts = database.prepare('insert into texts (rowid, text) values (?, ?)');
let chats: readonly Chat[] = [];

function feed(batch: readonly ChatMessage[]): null {
  database.transaction(() => {
    for (const { id, chat, at, text } of batch) {
      intoMessages.bind([id, chat, at]).stepReset();
      intoTexts.bind([id, fold(text)]).stepReset();
    }
  });
  return null;
}

function rowsFor(select: string, query: Query, more: string): readonly (readonly unknown[])[] {
  const { sql, bind } = conditionOf(query, chats);
  return database.exec(`select ${select} from texts where ${sql} ${more}`, {
    bind: [...bind],
    rowMode: 'array',
    returnValue: 'resultRows',
  });
}

function close(): null {
  intoMessages.finalize();
  intoTexts.finalize();
  database.close();
  return null;
}

const first = (query: Query, limit: number): readonly Found[] =>
  rowsFor('rowid, text', query, `order by rowid desc limit ${limit}`).map(([id, text]) => ({ id: Number(id), text: String(text) }));

/** What the page may ask of this worker. */
export type Asked =
  | { readonly is: 'chats'; readonly chats: readonly Chat[] }
  | { readonly is: 'feed'; readonly batch: readonly ChatMessage[] }
  | { readonly is: 'first'; readonly query: Query; readonly limit: number }
  | { readonly is: 'count' | 'all'; readonly query: Query }
  | { readonly is: 'close' };

function answerTo(asked: Asked): unknown {
  if (asked.is === 'chats') {
    ({ chats } = asked);
    return null;
  }
  if (asked.is === 'feed') return feed(asked.batch);
  if (asked.is === 'first') return first(asked.query, asked.limit);
  if (asked.is === 'count') return Number(rowsFor('count(*)', asked.query, '')[0]?.[0] ?? 0);
  return asked.is === 'all' ? rowsFor('rowid', asked.query, '').map(([id]) => Number(id)) : close();
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  try {
    postMessage({ value: answerTo(data) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
postMessage({ value: 'ready' });
