import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { unzipSync } from 'fflate';
import type { Bench, BenchRow } from '../../tools/bench-contract.ts';
import { type ExportFormat, exportFile } from '../../src/export/export-file';
import type { ExportEntry, KeptFile } from '../../src/export/request';
import { longText } from '../../src/export/testing/hostile';
import { checkPdf, checkXml, zipEntries } from '../../src/export/testing/judges';
import { formats } from '../../src/export/testing/read-back';
import { aRecord, aRequest, asEntry, assetsFromDisk } from '../../src/export/testing/sample';
import { picture } from '../support/picture';

const streamed = ['txt', 'jsonl', 'csv', 'markdown', 'html', 'docx', 'xlsx', 'mbox', 'parquet'] as const satisfies readonly ExportFormat[];
const megabyte = 1_000_000;

setFlagsFromString('--expose-gc');
/** So that what is measured is what is held, and not what nobody has swept up yet. */
const sweep: () => void = runInNewContext('gc');

type Measured = { readonly row: BenchRow; readonly perMessage: number; readonly grown: number; readonly blob: Blob };

const recordAt = (index: number, changes: Parameters<typeof aRecord>[0] = {}): ExportEntry => {
  const iso = new Date(Date.UTC(2026, 0, 1) + index * 30_000).toISOString().replace('.000Z', 'Z');
  const text = `亲，您的订单 ${22_081_800_000 + index} 已经发货 your parcel is on its way ${index}`;
  return asEntry(aRecord({ id: `m${index}`, text, time: { iso, precision: 'second', raw: null, source: 'row' }, ...changes }));
};

/** Measures one export: time of a core, and by how much the memory of the program's own objects was larger than before at the most. */
async function measured(
  name: string,
  format: ExportFormat,
  count: number,
  entryAt: (index: number) => ExportEntry,
  more: Parameters<typeof aRequest>[1] = {},
): Promise<Measured> {
  sweep();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  async function* entries(): AsyncGenerator<ExportEntry> {
    for (let index = 0; index < count; index += 1) {
      if (index % 5000 === 0) {
        sweep();
        peak = Math.max(peak, process.memoryUsage().heapUsed);
      }
      yield entryAt(index);
    }
  }
  const begun = process.cpuUsage();
  const { blob } = await exportFile(format, await aRequest(entries(), more), assetsFromDisk());
  const used = process.cpuUsage(begun);
  const ms = (used.user + used.system) / 1000;
  const row = {
    what: name,
    messages: count,
    'core seconds': Number((ms / 1000).toFixed(2)),
    'µs a message': Math.round((ms / count) * 1000),
    'file MB': Number((blob.size / megabyte).toFixed(1)),
    'heap grown by MB': Number(((peak - before) / megabyte).toFixed(1)),
  };
  return { row, perMessage: ms / count, grown: (peak - before) / megabyte, blob };
}

/** Ten thousand pictures, each of its own, of which every tenth is cut short. */
function pictures(count: number) {
  const made = Array.from({ length: count }, (_, index) => {
    const whole = picture(4, [index % 256, (index >> 8) % 256, 7], 20);
    const data = Uint8Array.from(index % 10 === 0 ? [...whole.subarray(0, 18), index >> 8, index & 255] : whole);
    return { data, sha256: createHash('sha256').update(data).digest('hex') };
  });
  const files = new Map(made.map(({ data, sha256 }): [string, KeptFile] => [sha256, { type: 'image/png', data }]));
  const entryAt = (index: number): ExportEntry =>
    recordAt(index, {
      kind: 'image',
      text: '',
      attachments: [{ kind: 'image', name: 'p.png', url: null, sha256: made[index]?.sha256 ?? null, bytes: 3, state: 'kept' }],
    });
  return { entryAt, fileOf: async (sha256: string) => files.get(sha256) ?? null };
}

/** Throws where a file with that many pictures is not whole: qpdf, xmllint, Python's zip and the format's own readers say so. */
async function judge(format: 'docx' | 'html' | 'rsmf' | 'pdf' | 'zip', blob: Blob, count: number): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (format === 'pdf') return checkPdf(bytes);
  const names = format === 'html' ? [] : zipEntries(bytes);
  if (format === 'zip' && names.length !== count + 2) throw new Error(`${names.length} files in the zip`);
  if (format === 'docx')
    for (const name of ['word/document.xml', 'word/_rels/document.xml.rels']) checkXml(unzipSync(bytes)[name] ?? bytes);
  if (format === 'zip' || format === 'docx') return;
  const { texts } = await formats[format].read(blob);
  if (texts.length !== count) throw new Error(`${texts.length} messages came back of ${count}`);
}

/** A message of a million characters between two others in every format, read back by the format's own reader. */
async function longMessages(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const format of Object.keys(formats) as readonly (keyof typeof formats)[]) {
    const texts = ['before', longText, 'after'];
    const { row, blob } = await measured(`${format}, a million characters`, format, 3, (index) =>
      recordAt(index, { text: texts[index] ?? '' }),
    );
    const read = (await formats[format].read(blob)).texts;
    const isEqual = read.length === 3 && texts.every((text, index) => read[index] === formats[format].given(text));
    if (!isEqual) throw new Error(`${format} does not give a million characters back`);
    rows.push(row);
  }
  return rows;
}

/**
 * The formats that stream: whether a message costs the same in a large export as in a small one, how much memory the writers keep, ten thousand
 * pictures, and a message of a million characters, each judged by what reads the format. A Blob's own memory is the browser's: Chromium lays large ones on disk. The PDF has a bench of its own.
 */
export const bench: Bench = async ({ quick, sizes }) => {
  const [small, large] = sizes.length > 1 ? [sizes[0] ?? 1, sizes[1] ?? 2] : quick ? [2000, 10_000] : [10_000, 100_000];
  const rows: BenchRow[] = [];
  let dearest = 0;
  let grown = 0;
  for (const format of streamed) {
    await measured(format, format, 1000, recordAt);
    const [few, many] = [await measured(format, format, small, recordAt), await measured(format, format, large, recordAt)];
    rows.push(few.row, many.row);
    dearest = Math.max(dearest, many.perMessage / few.perMessage);
    grown = Math.max(grown, many.grown);
  }
  const count = quick ? 2000 : 10_000;
  const { entryAt, fileOf } = pictures(count);
  for (const format of ['docx', 'html', 'rsmf', 'pdf'] as const) {
    const { row, blob } = await measured(`${format}, a picture each`, format, count, entryAt, { fileOf });
    await judge(format, blob, count);
    rows.push(row);
  }
  const beside = await measured('csv, pictures beside', 'csv', count, entryAt, { fileOf, attachments: 'beside' });
  await judge('zip', beside.blob, count);
  rows.push(beside.row, ...(await longMessages()));
  return {
    rows,
    targets: [
      { what: `a message of ${large} against one of ${small}, dearest format`, value: dearest, bar: 1.5, better: 'lower' },
      { what: `heap grown by ${large} messages, at most (MB)`, value: grown, bar: 16, better: 'lower' },
    ],
  };
};
