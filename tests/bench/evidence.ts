import type { Bench, BenchResult, BenchRow } from '../../tools/bench-contract.ts';
import { sealedHash } from '../../src/evidence/cells';
import { appended, emptyFrontier, type Frontier, rootOf } from '../../src/evidence/log';
import { inclusionProof, isIncluded, rootAt } from '../../src/evidence/proofs';
import { versionCells } from '../../src/evidence/sealed';
import { tilesWith } from '../../src/evidence/tiles';
import { phoneMessage } from '../../src/evidence/testing/invented';
import { measuredPacks, packRows } from '../pack-bench/packs';

const texts = [
  '好的，谢谢亲',
  '亲，您的订单今天已经发货了，预计三到五天送达，请注意查收，有问题随时联系我们客服哦，谢谢您的支持',
  'Your parcel left our warehouse today.',
];

/**
 * The evidence log without a database: what appending to a log costs as it grows, what proofs cost, and what sealing a message costs. And whole evidence
 * packs: making them in a browser, checking them by the command and by the page. `--entries log` or `packs` measures one of the two; `--sizes` are those of the log.
 */
export const bench: Bench = async ({ quick, sizes, entries }) => {
  const isAsked = (entry: string): boolean => entries.length === 0 || entries.includes(entry);
  const parts = [
    ...(isAsked('log') ? [await logBench(quick, sizes)] : []),
    ...(isAsked('packs') ? [await packBench(quick ? [1000] : [1000, 10_000])] : []),
  ];
  return { rows: parts.flatMap(({ rows }) => rows), targets: parts.flatMap(({ targets }) => targets) };
};

async function logBench(quick: boolean, sizes: readonly number[]): Promise<BenchResult> {
  const logs = [];
  for (const size of sizes.length > 0 ? sizes : quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000])
    logs.push(await measuredLog(size));
  const largest = logs.at(-1);
  const [smallest] = logs;
  return {
    rows: [...logs.map(({ row }) => row), ...texts.map((text) => sealing(text, quick ? 2000 : 20_000))],
    targets: [
      { what: `verify the log of ${largest?.size} leaves (s)`, value: largest?.verify ?? 0, bar: 10, better: 'lower' },
      {
        // Logarithms of a million and of ten thousand are as 3 to 2; a cost that grew with the log would be 100 times as high.
        what: `append to a log of ${largest?.size}, against one of ${smallest?.size}`,
        value: (largest?.append ?? 0) / (smallest?.append ?? 1),
        bar: 3,
        better: 'lower',
      },
    ],
  };
}

async function packBench(counts: readonly number[]): Promise<BenchResult> {
  const packs = await measuredPacks(counts);
  const last = packs.at(-1);
  return {
    rows: packs.flatMap(packRows),
    targets: [
      { what: `check a pack of ${last?.count} messages by the command (s)`, value: last?.command.seconds ?? 0, bar: 10, better: 'lower' },
      { what: `check a pack of ${last?.count} messages by the page (s)`, value: last?.page.seconds ?? 0, bar: 10, better: 'lower' },
    ],
  };
}

async function measuredLog(size: number) {
  const leaves = Array.from({ length: size }, (_, index) => leafAt(index));
  const held = new Map<string, Uint8Array>();
  const tiles = (level: number, index: number) => Promise.resolve(held.get(`${level}/${index}`) ?? null);
  const keep = async (before: number, added: readonly Uint8Array[]) => {
    for (const tile of await tilesWith(tiles, before, added)) held.set(`${tile.level}/${tile.index}`, tile.hashes);
  };
  let log: Frontier = emptyFrontier;
  const verify = await seconds(() => void (log = appended(emptyFrontier, leaves)));
  await keep(0, leaves);
  const root = await rootAt(tiles, size);
  const proof = await inclusionProof(tiles, Math.floor(size / 3), size);
  const prove = await seconds(() => inclusionProof(tiles, Math.floor(size / 3), size));
  const check = await seconds(() => void isIncluded(leafAt(Math.floor(size / 3)), Math.floor(size / 3), size, root, proof));
  // Over four tiles' worth, so that full tiles have their share.
  const appends = 1024;
  const append = await seconds(async () => {
    for (let index = 0; index < appends; index += 1) {
      await keep(log.size, [leafAt(index)]);
      log = appended(log, [leafAt(index)]);
      rootOf(log);
    }
  });
  const row: BenchRow = {
    what: `log of ${size}`,
    'verify all (s)': round(verify),
    'append one (ms)': round((append / appends) * 1000),
    'prove one (ms)': round(prove * 1000),
    'check one (ms)': round(check * 1000),
    'seal one (µs)': '',
  };
  return { size, row, verify, append: append / appends };
}

function leafAt(index: number): Uint8Array {
  const leaf = new Uint8Array(32);
  new DataView(leaf.buffer).setUint32(0, index);
  return leaf;
}

/** Making a leaf of a message, from its fields to its hash; checking it costs the same. */
function sealing(text: string, times: number): BenchRow {
  const message = { ...phoneMessage, text, attachments: [], orders: [] };
  const secret = new Uint8Array(16);
  const start = process.cpuUsage();
  for (let index = 0; index < times; index += 1) sealedHash('message', versionCells(message), secret);
  const { user } = process.cpuUsage(start);
  const blank = { 'verify all (s)': '', 'append one (ms)': '', 'prove one (ms)': '', 'check one (ms)': '' };
  return { what: `message of ${text.length} characters`, ...blank, 'seal one (µs)': round(user / times) };
}

/** Of the processor's time, since another program's share of it is not ours. */
async function seconds(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  return process.cpuUsage(start).user / 1e6;
}

const round = (value: number): number => Number(value.toPrecision(3));
