import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { messageRecordSchema } from '../../domain/message';
import type { ReadBack } from './read-back';
import { everyString } from './every-string';
import { textsOf } from './told-lines';

const side = v.pipe(v.string(), v.minLength(1));
/** A line of ChatLab's JSON Lines. */
const chatLabLine = v.variant('_type', [
  v.object({
    _type: v.literal('header'),
    chatlab: v.object({ version: v.literal('0.0.2'), exportedAt: v.pipe(v.number(), v.integer()) }),
    meta: v.object({ name: v.string(), platform: side, type: v.picklist(['group', 'private']) }),
  }),
  v.object({ _type: v.literal('member'), platformId: v.string(), accountName: v.string() }),
  v.object({
    _type: v.literal('message'),
    sender: v.string(),
    accountName: v.string(),
    timestamp: v.pipe(v.number(), v.integer(), v.minValue(0)),
    type: v.picklist([0, 1, 2, 3, 4, 5, 7, 8, 20, 21, 22, 23, 24, 25, 26, 27, 80, 81, 99]),
    content: v.nullable(v.string()),
    liaocun: v.looseObject({}),
  }),
]);

function readLines(text: string): ReadBack {
  const lines = text.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line): unknown => (line.startsWith('#') ? line : JSON.parse(line)));
  const told = parsed.filter((line) => typeof line !== 'string').map((line) => v.parse(chatLabLine, line));
  if (told.findLastIndex((line) => 'chatlab' in line) !== 0) throw new Error('not one header, first');
  return {
    texts: told.flatMap((line) => ('content' in line ? [line.content ?? ''] : [])),
    everything: parsed.map(everyString).join('\n'),
  };
}

/** ChatLab's JSON Lines, or a zip of them. */
export async function readChatLab(file: Blob): Promise<ReadBack> {
  if (file.type !== 'application/zip') return readLines(await file.text());
  const entries = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())));
  const read = entries.filter(([name]) => name.endsWith('.jsonl')).map(([, bytes]) => readLines(strFromU8(bytes)));
  const about = entries.filter(([name]) => name === 'about.txt').map(([, bytes]) => strFromU8(bytes));
  return { texts: read.flatMap(({ texts }) => texts), everything: [...read.map(({ everything }) => everything), ...about].join('\n') };
}

/** Readable text. */
export async function readTxt(file: Blob): Promise<ReadBack> {
  const everything = await file.text();
  const lines = everything.split('\n').map((line) => (line.startsWith('~~~~~') ? '' : line));
  return { texts: textsOf(lines), everything };
}

/** JSON Lines: records, each as the schema has it, and lines that are none. */
export async function readJsonl(file: Blob): Promise<ReadBack> {
  const lines = (await file.text()).split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]));
  const records = lines
    .filter((line) => typeof line !== 'object' || line === null || !('is' in line))
    .map((line) => v.parse(messageRecordSchema, line));
  return { texts: records.map((record) => record.text), everything: lines.map(everyString).join('\n') };
}

/** Parquet, rows and the file's key-value metadata. */
export async function readParquet(file: Blob): Promise<ReadBack> {
  const buffer = await file.arrayBuffer();
  const rows = await parquetReadObjects({ file: buffer });
  const { key_value_metadata: about = [] } = parquetMetadata(buffer);
  const messages = rows.filter((row) => row['row'] === 'message');
  return {
    texts: messages.map((row) => String(row['text'])),
    everything: [...rows, ...about].map(everyString).join('\n'),
  };
}
