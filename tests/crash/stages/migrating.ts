import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../../tools/drive/driven-browser.ts';
import { Book } from '../book.ts';
import type { Line } from '../judge.ts';
import { answered } from '../subject.ts';
import type { MakeStage } from './stage.ts';

const key = 'chatui|earlier';
const rows = 1500;
const start = Date.parse('2025-05-01T09:00:00Z');

const at = (index: number): number => start + index * 60_000;
const iso = (index: number): string => new Date(at(index)).toISOString().replace(/\.\d+Z/, 'Z');

function earlierBook(): Book {
  const book = new Book();
  for (let index = 0; index < rows; index++) {
    const text = index % 5 === 4 ? '收到' : `earlier ${index} 订单 ${2_500_000_000 + index}`;
    book.lines.push({ text, direction: index % 3 === 0 ? 'out' : 'in' });
  }
  const all = book.lines.map(({ text, direction }) => ({ text, direction, platformId: null }));
  book.acknowledge(key, all);
  return book;
}

/** The first version's rows, as its build wrote them. They stay as they are, whatever rows are today. */
const messageOf = ({ text, direction }: Line, index: number): Json => ({
  id: `e${index}`,
  conversation: key,
  order: (index + 1) * 1024,
  at: at(index),
  mark: `${direction}:${text}`,
  platformId: null,
  direction,
  sender: null,
  time: { iso: iso(index), precision: 'minute', raw: iso(index), source: 'row' },
  kind: 'text',
  text,
  attachments: [],
  orders: [],
  flags: [],
  later: [],
  firstText: null,
  firstSeen: at(index),
  lastSeen: at(index),
  by: ['here'],
  how: 'seen',
});

const conversationOf = (last: Line | undefined): Json => ({
  key,
  console: 'chatui',
  host: '127.0.0.1',
  account: null,
  peer: { id: null, name: 'earlier' },
  isSure: false,
  zone: 'Asia/Taipei',
  total: rows,
  firstAt: at(0),
  lastAt: at(rows - 1),
  lastSeen: at(rows - 1),
  lastMessage: { text: last?.text ?? '', direction: last?.direction ?? 'in', kind: 'text' },
  orders: [],
  gaps: [],
  fromStart: false,
});

/** An archive of the first version takes the place of the present one, and the background migrates it when it next looks. */
export const migrating: MakeStage = async (subject, luck) => {
  const book = earlierBook();
  const tables = {
    messages: book.lines.map(messageOf),
    conversations: [conversationOf(book.lines.at(-1))],
    aliases: [{ name: key, conversation: key }],
  };
  const lay = async () => {
    await answered('an earlier archive', subject.asking.ask('layEarlier', 1, tables));
    await subject.asking.ask('accept', { useHints: true, taught: {} });
  };
  const migrate = () => answered('a migration', subject.asking.ask('runNow'));
  await lay();
  const before = performance.now();
  await migrate();
  const whole = performance.now() - before;
  let running: Promise<unknown> = Promise.resolve();
  return {
    victims: ['browser', 'extension'],
    books: [book],
    async begin() {
      await lay();
      running = migrate().catch(() => undefined);
      await pause(luck.next() * whole * 1.2);
    },
    interrupted: async () => void (await running),
    finish: async () => void (await migrate()),
    close: async () => undefined,
  };
};
