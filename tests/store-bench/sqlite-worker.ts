import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { sightingOf, type Part } from './corpus';

const sqlite = await sqlite3InitModule();
const { OpfsSAHPoolDb } = await sqlite.installOpfsSAHPoolVfs({ initialCapacity: 6 });
const database = new OpfsSAHPoolDb('/bench.sqlite3');
database.exec(`
  pragma journal_mode = delete;
  pragma synchronous = full;
  create table if not exists messages (
    id text primary key, conversation text, place integer, at integer, direction text, sender text, platform text, time text, text text
  ) without rowid;
  create index if not exists places on messages (conversation, place);
  create index if not exists times on messages (at);
`);
const insert = database.prepare('insert into messages values (?, ?, ?, ?, ?, ?, ?, ?, ?)');

type Value = string | number | null;

function rowsOf({ conversation, from, messages }: Part): readonly Value[][] {
  return sightingOf(conversation, messages).rows.map(({ direction, sender, platformId, time, text }, index) => [
    crypto.randomUUID(),
    `wangwang/shop:anna/${conversation}`,
    from + index,
    messages[index]?.at ?? 0,
    direction,
    sender,
    platformId,
    time.text,
    text,
  ]);
}

function add(batch: readonly Part[]): number {
  const rows = batch.flatMap(rowsOf);
  const begun = performance.now();
  database.transaction(() => {
    for (const row of rows) insert.bind(row).stepReset();
  });
  return performance.now() - begun;
}

addEventListener('message', ({ data }: MessageEvent<readonly Part[] | null>) => {
  if (data) {
    postMessage(add(data));
    return;
  }
  insert.finalize();
  database.close();
  postMessage(0);
});
postMessage('ready');
