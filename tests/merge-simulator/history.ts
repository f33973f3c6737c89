import type { Direction } from '../../src/domain/message';
import type { Chance } from './random';

/** One message as it truly was. */
export type TrueMessage = {
  readonly id: string;
  readonly direction: Direction;
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
  /** What became of it later, if anything. */
  readonly fate: Fate | null;
};

/** Reworded in place, replaced by a notice in its place, or taken from the page, at a moment (epoch ms). */
export type Fate = { readonly is: 'edited' | 'recalled' | 'gone'; readonly at: number };

/** What a page shows in a message's place at a moment: its words, a notice, or null for nothing. */
export function shownAs({ text, fate }: TrueMessage, now: number): { readonly text: string; readonly isRecall: boolean } | null {
  if (!fate || fate.at > now) return { text, isRecall: false };
  if (fate.is === 'gone') return null;
  return fate.is === 'recalled' ? { text: '撤回了一条消息', isRecall: true } : { text: `${text}（改）`, isRecall: false };
}

/** What people type again and again; a fifth to a third of shop chats is made of such lines. */
const common = ['好的', '在吗', '嗯嗯', '谢谢', '亲', '收到', '?', '👍', 'ok', '好的', '稍等', '在的亲', '好的谢谢'] as const;
const openings = ['请问', '麻烦', '我想', '那个', '今天', '老板', '你好，', 'Hi,', 'ขอ', 'Cho mình hỏi '] as const;
const things = [
  '这个什么时候发货',
  '能便宜点吗',
  '收到的是坏的',
  '可以换颜色吗',
  '地址填错了',
  'the parcel has not arrived',
  'ส่งของวันไหน',
  'giao hàng chưa',
  '发票怎么开',
  '退款还没到',
] as const;

const minute = 60_000;

/** A conversation: turns of one or several lines, repeats, bursts within a minute, silences of hours and days. */
export function history(luck: Chance, length: number, start: number): readonly TrueMessage[] {
  const messages: TrueMessage[] = [];
  let at = start;
  let direction: Direction = 'in';
  while (messages.length < length) {
    const text: string = luck.maybe(0.06) ? (messages.at(-1)?.text ?? '在吗') : words(luck, messages.length);
    const isNotice = luck.maybe(0.03);
    const fate = isNotice ? null : fateOf(luck, text, at);
    messages.push({ id: `${1_000_000 + messages.length}`, direction: isNotice ? 'system' : direction, text, at, fate });
    if (!luck.maybe(0.25)) direction = direction === 'in' ? 'out' : 'in';
    at += pause(luck);
  }
  return messages;
}

/** More edits and recalls than in life; a message that goes without a notice is rare. */
function fateOf(luck: Chance, text: string, at: number): Fate | null {
  const turn = luck.next();
  if (turn > 0.027) return null;
  const is = turn < 0.01 && text.length > 5 ? 'edited' : turn < 0.025 ? 'recalled' : 'gone';
  return { is, at: at + luck.between(5, 3000) * 1000 };
}

function words(luck: Chance, index: number): string {
  if (luck.maybe(0.28)) return luck.pick(common);
  return `${luck.pick(openings)}${luck.pick(things)}${luck.maybe(0.8) ? ` ${index}` : ''}`;
}

function pause(luck: Chance): number {
  const kind = luck.next();
  if (kind < 0.55) return luck.between(1, 25) * 1000;
  if (kind < 0.85) return luck.between(1, 9) * minute;
  if (kind < 0.97) return luck.between(10, 400) * minute;
  return luck.between(1, 9) * 1440 * minute;
}
