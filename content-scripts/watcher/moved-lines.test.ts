import { expect, it } from 'vitest';
import { aMoment, followed, numbered } from './support/followed';
import type { Watching } from './support/watching';

/** Under which lines a message was told, each once. */
const linesOf = ({ archive }: Watching, text: string) => [
  ...new Set(archive.received.flatMap(({ rows }) => rows.filter((row) => row.text === text).map(({ time }) => time.separator))),
];

/** Forty messages, the last thirty of them under a line. */
async function lined(): Promise<Watching> {
  const chat = await followed('anna', numbered(40));
  chat.page.line('21 November', 10);
  await chat.scheduler.pass(5000);
  chat.archive.received.length = 0;
  return chat;
}

it('tells no row under a line that stood above it only until the rest of its batch was drawn', async () => {
  const chat = await lined();
  const line = chat.page.line('4 September');
  await chat.watch.readNow();
  line.remove();
  chat.page.line('2 November');
  chat.page.prepend('older 1', 'older 2');
  chat.page.line('4 September');
  await chat.scheduler.pass(3 * aMoment);
  expect([linesOf(chat, 'message 1'), linesOf(chat, 'message 10'), linesOf(chat, 'older 1')]).toEqual([
    ['2 November'],
    ['2 November'],
    ['4 September'],
  ]);
});

it('tells what comes meanwhile without the doubtful line beside it', async () => {
  const chat = await lined();
  for (const row of [...chat.page.list.querySelectorAll('.row')].slice(20)) row.remove();
  const line = chat.page.line('4 September');
  await chat.watch.readNow();
  chat.page.arrive('new');
  await chat.watch.readNow();
  line.textContent = '2 November';
  await chat.scheduler.pass(2 * aMoment);
  expect([linesOf(chat, 'message 3'), linesOf(chat, 'new')]).toEqual([['2 November'], ['21 November']]);
});

it('tells a line that stays, also to the rows far below it that nobody touched', async () => {
  const chat = await lined();
  chat.page.line('22 November', 35);
  await chat.scheduler.pass(2 * aMoment);
  expect([linesOf(chat, 'message 35'), linesOf(chat, 'message 36'), linesOf(chat, 'message 40')]).toEqual([
    ['21 November'],
    ['22 November'],
    ['22 November'],
  ]);
});

it('tells rows as they were read when they leave the screen before that is certain', async () => {
  const chat = await lined();
  chat.page.line('4 September');
  await chat.watch.readNow();
  for (const row of [...chat.page.list.querySelectorAll('.row')].slice(0, 5)) row.remove();
  chat.page.list.querySelector('.line')?.remove();
  await chat.scheduler.pass(2 * aMoment);
  expect(linesOf(chat, 'message 1')).toEqual(['4 September']);
});
