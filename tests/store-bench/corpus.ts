import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { history, type TrueMessage } from '../merge-simulator/history';
import { chance } from '../merge-simulator/random';

/** Few conversations are long and most are short, as in a shop; at every size they are the same ones, only longer. */
export const conversations = 2000;
/** The longest ones: at the smallest size they already hold more than a merge or a screen ever loads of them. */
export const busiest = 3;

const start = Date.UTC(2025, 0, 5, 1);
const weight = (conversation: number): number => 1 / (conversation + 3);
const allWeights = Array.from({ length: conversations }, (_, at) => weight(at)).reduce((sum, one) => sum + one, 0);

/** How many messages a conversation holds in an archive of `total`. */
export function lengthAt(total: number, conversation: number): number {
  const others = (at: number) => Math.max(1, Math.floor((total * weight(at)) / allWeights));
  if (conversation > 0) return others(conversation);
  const rest = Array.from({ length: conversations - 1 }, (_, at) => others(at + 1)).reduce((sum, one) => sum + one, 0);
  return Math.max(1, total - rest);
}

/** The first `length` messages of a conversation, the same at every call. */
function made(conversation: number, length: number): readonly TrueMessage[] {
  return history(chance(20_261_121 + conversation), length, start + conversation * 60_000);
}

const remembered = new Map<number, readonly TrueMessage[]>();

/** The same, remembered with some more: long conversations are asked for again and again. */
export function truthOf(conversation: number, length: number): readonly TrueMessage[] {
  let known = remembered.get(conversation) ?? [];
  if (known.length < length) {
    known = made(conversation, length + 500);
    remembered.set(conversation, known);
  }
  return known.slice(0, length);
}

/** The messages of one conversation from index `from` on. */
export type Part = { readonly conversation: number; readonly from: number; readonly messages: readonly TrueMessage[] };

/** What makes an archive of `from` messages one of `to`, in batches of about `size` messages. */
export function* batches(from: number, to: number, size: number): Generator<readonly Part[]> {
  let batch: Part[] = [];
  let held = 0;
  for (let conversation = 0; conversation < conversations; conversation++) {
    const end = lengthAt(to, conversation);
    const truth = made(conversation, end);
    for (let at = from === 0 ? 0 : lengthAt(from, conversation); at < end;) {
      const messages = truth.slice(at, at + size - held);
      batch.push({ conversation, from: at, messages });
      at += messages.length;
      held += messages.length;
      if (held < size) continue;
      yield batch;
      [batch, held] = [[], 0];
    }
  }
  if (held > 0) yield batch;
}

const two = (value: number): string => String(value).padStart(2, '0');
const offset = 8 * 3_600_000;

/** `2025-03-05 14:30:00` in China, as a console writes it. */
function timeText(at: number): string {
  const wall = new Date(at + offset);
  const date = `${wall.getUTCFullYear()}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
  return `${date} ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`;
}

/** Every second conversation is of a console that shows ids. */
const showsIds = (conversation: number): boolean => conversation % 2 === 0;

function rowOf({ id, direction, text, at }: TrueMessage, conversation: number): Row {
  return {
    direction,
    sender: direction === 'in' ? `顾客${conversation}` : null,
    time: { text: timeText(at), separator: null, attribute: null, carried: false },
    kind: direction === 'system' ? 'system' : 'text',
    text,
    attachments: [],
    platformId: showsIds(conversation) ? `${conversation}${id}.PNM` : null,
    state: 'whole',
    auto: false,
  };
}

let sightings = 0;

/** What a pane shows of a conversation that shows these messages. */
export function sightingOf(conversation: number, messages: readonly TrueMessage[]): Sighting {
  return {
    id: `bench-${Date.now().toString(36)}-${++sightings}`,
    console: 'wangwang',
    reader: { name: 'wangwang', version: '0.1.0' },
    page: { url: 'https://market.m.taobao.com/app/im/chat-core/index.html', title: '' },
    parties: { account: 'shop:anna', peer: { id: `22${100_000_000 + conversation}`, name: `顾客${conversation}` }, conversationId: null },
    orders: [],
    at: (messages.at(-1)?.at ?? start) + 2000,
    zone: 'Asia/Shanghai',
    lang: 'zh-CN',
    bareClock: 'unknown',
    how: 'seen',
    fromStart: false,
    refused: 0,
    rows: messages.map((message) => rowOf(message, conversation)),
  };
}
