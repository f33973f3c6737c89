import { cpus, totalmem } from 'node:os';
import { existsSync, readdirSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench, BenchResult, BenchRow, Target } from './bench-contract.ts';
import { fromRoot } from './paths.ts';

const folder = fromRoot('tests/bench');

/** The names of the benches: every file of the folder. */
const names = (): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : []).filter((file) => file.endsWith('.ts')).map((file) => file.replace(/\.ts$/, ''));

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

const holds = ({ value, bar, better }: Target): boolean => (better === 'lower' ? value <= bar : value >= bar);

/** Rows that follow each other and say the same things, together. */
function alike(rows: readonly BenchRow[]): readonly (readonly BenchRow[])[] {
  const groups: BenchRow[][] = [];
  let before = '';
  for (const row of rows) {
    const columns = Object.keys(row).join('\n');
    if (columns === before) groups.at(-1)?.push(row);
    else groups.push([row]);
    before = columns;
  }
  return groups;
}

function printTable({ rows, targets }: BenchResult): void {
  for (const group of alike(rows)) console.table(group);
  console.table(targets.map((target) => ({ ...target, holds: holds(target) })));
}

function printJson(name: string, { rows, targets }: BenchResult): void {
  const judged = targets.map((target) => ({ what: target.what, value: target.value, bar: target.bar, holds: holds(target) }));
  console.log(JSON.stringify({ name, machine: machine(), rows, targets: judged }));
}

/** `10k` and `1M` as numbers. Throws for what is none. */
function sizeOf(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  if (digits === '') throw new Error(`not a size: ${text}`);
  return Number(digits) * (unit === 'M' ? 1_000_000 : unit === 'k' ? 1000 : 1);
}

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    entries: { type: 'string', default: '' },
    sizes: { type: 'string', default: '' },
    corpus: { type: 'string', default: '' },
  },
});
const [name = ''] = positionals;
if (!existsSync(`${folder}/${name}.ts`) || !names().includes(name)) {
  console.error(
    `npm run bench -- NAME [--json] [--quick] [--entries A,B] [--sizes 10k,1M] [--corpus FILE], where NAME is one of: ${names().join(', ')}`,
  );
  exit(1);
}
const { bench } = (await import(pathToFileURL(`${folder}/${name}.ts`).href)) as { readonly bench: Bench };
const sizes = values.sizes.split(',').filter(Boolean).map(sizeOf);
const result = await bench({ quick: values.quick, entries: values.entries.split(',').filter(Boolean), sizes, corpus: values.corpus });
if (values.json) printJson(name, result);
else printTable(result);
