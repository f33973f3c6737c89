import type { SchemaElement } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { MessageRecord } from '../domain/message';
import { Pieces } from './pieces';
import type { ExportEntry, ExportRequest, Tally } from './request';
import { languageTag } from './speech';
import { tellerFor } from './told';
import { RowTeller, type ToldRow } from './told-row';
import { oneLine, storable } from './visible-text';
import type { Writer } from './writer';

type Value = string | number | Date | null;
type Row = { readonly told: ToldRow; readonly message: MessageRecord | null };
type ParquetColumn = { readonly name: string; readonly is: 'text' | 'number' | 'moment'; readonly value: (row: Row) => Value };

const text = (name: string, value: (row: Row) => string | null): ParquetColumn => ({ name, is: 'text', value });
const told = (name: string, value: (row: ToldRow) => string | null): ParquetColumn => text(name, (row) => value(row.told));
const kept = (name: string, value: (message: MessageRecord) => string | null): ParquetColumn =>
  text(name, ({ message }) => message && value(message));
const moment = (name: string, value: (message: MessageRecord) => string | null): ParquetColumn => ({
  name,
  is: 'moment',
  value: ({ message }) => {
    const iso = message && value(message);
    return iso === null ? null : new Date(iso);
  },
});
const number = (name: string, value: (row: Row) => number | null): ParquetColumn => ({ name, is: 'number', value });

/** Names and values for programs, the same in every language; `*_name`, `state` and `time_note` are words in the export's. */
const columns: readonly ParquetColumn[] = [
  number('number', (row) => row.told.number),
  told('row', ({ row }) => row),
  told('conversation', ({ conversation }) => conversation),
  told('console', (row) => row.console),
  told('account', ({ account }) => account),
  told('contact', ({ contact }) => contact),
  told('contact_id', ({ contactId }) => contactId),
  kept('direction', ({ direction }) => direction),
  told('sender', ({ sender }) => sender),
  moment('time', ({ time }) => (time.precision === 'none' ? null : time.iso)),
  told('time_zoned', ({ zonedTime }) => zonedTime),
  told('time_shown', ({ rawTime }) => rawTime),
  kept('time_precision', ({ time }) => time.precision),
  kept('time_source', ({ time }) => time.source),
  told('time_note', ({ timeNote }) => timeNote),
  kept('kind', ({ kind }) => kind),
  told('kind_name', ({ kind }) => kind),
  told('text', (row) => row.text),
  told('state', ({ state }) => state),
  told('earlier', ({ earlier }) => earlier),
  kept('flags', ({ flags }) => JSON.stringify(flags)),
  kept('versions', ({ versions }) => JSON.stringify(versions)),
  kept('attachments', ({ attachments }) => JSON.stringify(attachments)),
  kept('orders', ({ orders }) => JSON.stringify(orders)),
  moment('first_seen', ({ seen }) => seen.first),
  moment('last_seen', ({ seen }) => seen.last),
  kept('how', ({ seen }) => seen.how),
  kept('id', ({ id }) => id),
  kept('platform_id', ({ platformId }) => platformId),
  number('position', ({ message }) => message && message.position),
];

const elementOf = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'INT32' },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
} as const satisfies Record<ParquetColumn['is'], Partial<SchemaElement>>;

const schema: SchemaElement[] = [
  { name: 'messages', num_children: columns.length },
  ...columns.map(({ name, is }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...elementOf[is] })),
];

/** A group of rows is written once it has so many rows, or about so many UTF-16 units of text. */
const groupRows = 5000;
const groupSize = 4_000_000;

/** Hands every finished group of rows over. */
class FlushingWriter extends ByteWriter {
  readonly #pieces: Pieces;

  constructor(pieces: Pieces) {
    super(1 << 16);
    this.#pieces = pieces;
  }

  flush(): void {
    this.#pieces.add(new Uint8Array(this.getBytes()));
    this.index = 0;
  }
}

class ParquetExport implements Writer {
  readonly #request: ExportRequest;
  readonly #rows: RowTeller;
  readonly #pieces = new Pieces();
  readonly #writer = new FlushingWriter(this.#pieces);
  readonly #parquet: ParquetWriter;
  #waiting: Row[] = [];
  #size = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#rows = new RowTeller(request, tellerFor(request));
    this.#parquet = new ParquetWriter({ writer: this.#writer, schema, createdBy: `Liaocun ${request.extensionVersion}` });
  }

  begin(): void {
    // The library wrote the file's first bytes when it was made.
  }

  async each(entry: ExportEntry): Promise<void> {
    const row = { told: this.#rows.row(entry), message: entry.entry === 'message' ? entry.message : null };
    this.#waiting.push(row);
    this.#size += row.told.text.length + row.told.earlier.length;
    if (this.#waiting.length >= groupRows || this.#size >= groupSize) await this.#write();
  }

  async end(tally: Tally): Promise<Blob> {
    await this.#write();
    const about = this.#rows.about(tally).map(({ kind, text: said, conversation }) => ({ label: kind, value: said, conversation }));
    this.#parquet.kvMetadata = [
      { key: 'title', value: storable(oneLine(this.#request.title)) },
      { key: 'language', value: languageTag(this.#request) },
      { key: 'time_zone', value: this.#request.timeZone },
      { key: 'about', value: storable(JSON.stringify(about)) },
    ];
    await this.#parquet.finish();
    this.#writer.flush();
    return this.#pieces.file('application/vnd.apache.parquet');
  }

  async #write(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    this.#size = 0;
    const columnData = columns.map(({ name, value }): ColumnSource => ({ name, data: rows.map((row) => stored(value(row))) }));
    await this.#parquet.write({ columnData, rowGroupSize: groupRows });
  }
}

const stored = (value: Value): Value => (typeof value === 'string' ? storable(value) : value);

/** Apache Parquet for data tools: one row per message and gap, times as UTC instants, what is to be said of the whole in the file's key-value metadata. */
export function parquetWriter(request: ExportRequest): Writer {
  return new ParquetExport(request);
}
