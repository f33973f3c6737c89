import type { Buyer, ShopConversation, ShopMessage } from './message.ts';
import { remarks, scenes, things } from './scenes.ts';
import { seeded, type Chance } from './seeded.ts';

export const account = '蓝鲸生活旗舰店:小岚';
const agent = '小岚';
const minute = 60_000;
const pictures = ['/pictures/cup.svg', '/pictures/plate.svg', '/pictures/candle.svg'] as const;

const buyers: readonly (Buyer & { readonly count: number })[] = [
  { id: 'b-1001', name: '林晓雨', language: 'zh', colour: '#e07a5f', count: 300 },
  { id: 'b-1002', name: 'Olivia Hart', language: 'en', colour: '#3d8b7d', count: 300 },
  { id: 'b-1003', name: 'ณัฐชา วงศ์ดี', language: 'th', colour: '#8e6bbf', count: 300 },
  { id: 'b-1004', name: 'Nguyễn Minh Châu', language: 'vi', colour: '#d1913c', count: 300 },
  { id: 'b-1005', name: '周子墨', language: 'zh', colour: '#4a7fb5', count: 24 },
  { id: 'b-1006', name: 'Marco Ruiz', language: 'en', colour: '#b5576e', count: 9 },
];

/** The shop's conversations as they stand at `now` (epoch ms): the same for the same seed and minute. */
export function tellStory(seed: number, now: number): readonly ShopConversation[] {
  return buyers.map(({ count, ...buyer }, at) => {
    const chance = seeded(seed * 1000 + at);
    const written = script(buyer, chance, count);
    const times = timesBefore(now - chance.between(3, 40) * minute, written.length, chance);
    const messages = written.map((line, index) => messageOf(line, `${buyer.id}-${index + 1}`, times[index] ?? now, buyer, chance));
    return { id: `c-${buyer.id}`, buyer, messages };
  });
}

/** Something a buyer writes at `now`. */
export function remarkOf(buyer: Buyer, id: string, now: number, chance: Chance): ShopMessage {
  return messageOf(`<${chance.pick(remarks[buyer.language])}`, id, now, buyer, chance);
}

/** A message of the shop's own. */
export function ownMessage(text: string, id: string, at: number): ShopMessage {
  return { id, at: toMinute(at), direction: 'out', sender: agent, kind: 'text', text, picture: null, auto: false };
}

/** A message with the words given, from the buyer. */
export function messageFrom(buyer: Buyer, text: string, id: string, at: number): ShopMessage {
  return { id, at: toMinute(at), direction: 'in', sender: buyer.name, kind: 'text', text, picture: null, auto: false };
}

/** What is left of a message after its author took it back. */
export function recalled(message: ShopMessage): ShopMessage {
  const text = message.direction === 'out' ? '你撤回了一条消息' : '对方撤回了一条消息';
  return { ...message, direction: 'system', sender: null, kind: 'recall', text, picture: null, auto: false };
}

const toMinute = (at: number): number => at - (at % minute);

function script(buyer: Buyer, chance: Chance, count: number): readonly string[] {
  const lines: string[] = [];
  while (lines.length < count) lines.push(...chance.pick(scenes[buyer.language]));
  return lines.slice(0, count);
}

/** Ascending times up to `last`: dialogues of minutes, with hours and nights between. */
function timesBefore(last: number, count: number, chance: Chance): readonly number[] {
  const times: number[] = [];
  for (let at = toMinute(last); times.length < count;) {
    times.push(at);
    at -= chance.next() < 0.08 ? chance.between(90, 1500) * minute : chance.between(0, 3) * minute;
  }
  return times.toReversed();
}

function messageOf(line: string, id: string, at: number, buyer: Buyer, chance: Chance): ShopMessage {
  const mark = line.charAt(0);
  const direction = mark === '<' ? 'in' : mark === '=' ? 'system' : 'out';
  const sender = direction === 'system' ? null : direction === 'in' ? buyer.name : agent;
  const common = { id, at: toMinute(at), direction, sender, auto: mark === '*' } as const;
  const picture = chance.pick(pictures);
  const words = line.slice(1);
  const thing = chance.pick(things[buyer.language]);
  if (words === '{picture}') return { ...common, kind: 'image', text: '', picture };
  if (words === '{goods}') return { ...common, kind: 'product', text: `${thing} ¥${chance.between(19, 199)}.00`, picture };
  if (words === '{bill}') return { ...common, kind: 'order', text: `订单号：${chance.digits(19)} 待发货`, picture: null };
  const text = words
    .replaceAll('/', '\n')
    .replaceAll('{thing}', thing)
    .replaceAll('{number}', () => String(chance.between(5, 88)))
    .replaceAll('{order}', () => chance.digits(19));
  return { ...common, kind: direction === 'system' ? 'system' : 'text', text, picture: null };
}
