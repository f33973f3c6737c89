import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageRecord } from '../src/domain/message.ts';
import { exportFile } from '../src/export/export-file.ts';
import { aGap, aRecord, aRequest, aStatement, asEntry, assetsFromDisk, momentAt } from '../src/export/testing/sample.ts';
import { requireTestMachine } from './browsers.ts';
import { fromRoot, root } from './paths.ts';

/**
 * Takes the README's pictures, all of invented chats: screens as their tests show them, the first page of a PDF as the exporter makes it,
 * and a backup mail as mail programs show it. Run it after a screen has changed, and look at what it made before it is committed.
 */
const folder = fromRoot('docs/pictures');
/** Bytes of one picture: the README loads them all. */
const largest = 170_000;

/** Backup mails, as the script of their tests takes them. */
const mails = ['mail-wide.en', 'mail-narrow.en', 'mail-wide.zh_CN', 'mail-narrow.zh_CN'];

/** Names in the README, and what the screens' tests call the same. */
const screens: Readonly<Record<string, string>> = {
  popup: 'popup-full.en.light',
  search: 'popup-found.en.dark',
  archive: 'archive-hit.en.light',
  case: 'cases-one.en.light',
  overview: 'overview-month.en.light',
  welcome: 'welcome-start.en.light',
};

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed`);
}

function takeScreens(scratch: string): void {
  const names = Object.values(screens).map((name) => name.split('.')[0]);
  const wanted = ['-t', `screens in en.*(?:${names.join('|')})`];
  run('npx', ['--no-install', 'vitest', 'run', '--project', 'screens', ...wanted], { ...process.env, SCREENSHOTS: scratch });
  for (const [name, shot] of Object.entries(screens)) copyFileSync(join(scratch, `${shot}.png`), join(folder, `${name}.png`));
}

type Said = readonly [clock: string, side: 'in' | 'out', words: string, more?: Partial<MessageRecord>];

/** A buyer who writes in several languages, so that the page shows every script that is set. */
const said: readonly Said[] = [
  ['09:12:04', 'in', '您好，請問訂單 220818EGS328B9 什麼時候出貨？', { orders: ['220818EGS328B9'] }],
  ['09:12:05', 'out', '感谢您的咨询，客服将尽快回复。', { flags: ['auto'] }],
  ['09:15:40', 'out', '您好！今天下午就会发货 🙂'],
  ['09:16:20', 'in', 'ok'],
  ['09:16:31', 'in', 'ok'],
  ['10:02:11', 'in', 'ขอบคุณค่ะ ส่งของวันไหนคะ'],
  ['10:05:00', 'out', 'Anh chị yên tâm, hàng sẽ được gửi trong hôm nay ạ.'],
  ['10:31:57', 'in', 'Could you send the invoice as well?\nMy company needs it for the books.'],
];

function recordOf([clock, side, words, more]: Said, position: number): MessageRecord {
  const iso = `2026-11-20T${clock}+08:00`;
  const time = { iso, precision: 'second', raw: `2026-11-20 ${clock}`, source: 'row' } as const;
  return aRecord({ id: `m${position}`, position, direction: side, sender: side === 'in' ? 'buyer88' : 'anna', time, text: words, ...more });
}

async function takePdf(scratch: string): Promise<void> {
  const entries = said.map(recordOf).map(asEntry);
  const [chat] = (await aRequest([])).conversations;
  const gap = aGap({ from: momentAt('09:16'), to: momentAt('10:02') });
  const completeness = aStatement({ first: momentAt('09:12'), since: gap.to, last: momentAt('10:31'), gapCount: 1, gaps: [gap] });
  const request = await aRequest(entries.toSpliced(5, 0, { entry: 'gap', gap }), { conversations: [{ ...chat, completeness }] });
  const { blob } = await exportFile('pdf', request, assetsFromDisk());
  const file = join(scratch, 'chat.pdf');
  writeFileSync(file, new Uint8Array(await blob.arrayBuffer()));
  run('pdftoppm', ['-png', '-r', '80', '-f', '1', '-l', '1', '-singlefile', file, join(folder, 'pdf')]);
}

function checkSizes(): void {
  const sizes = [...Object.keys(screens), 'pdf', ...mails].map((name) => ({
    name,
    size: statSync(join(folder, `${name}.png`)).size,
  }));
  for (const { name, size } of sizes) console.log(`docs/pictures/${name}.png  ${Math.round(size / 1000)} kB`);
  const heavy = sizes.filter(({ size }) => size > largest);
  if (heavy.length > 0) throw new Error(`heavier than ${largest / 1000} kB: ${heavy.map(({ name }) => name).join(', ')}`);
}

requireTestMachine();
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'liaocun-pictures-'));
try {
  takeScreens(scratch);
  await takePdf(scratch);
  run('npx', ['--no-install', 'tsx', 'tests/mail/take-pictures.ts', folder]);
  checkSizes();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
