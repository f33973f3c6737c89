import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { shownAs, type TrueMessage } from './history';
import type { Chance } from './random';

/** `regrouped`: separators like any, and one above whatever row is loaded first. */
export const timeStyles = ['second', 'minute', 'separators', 'regrouped', 'relative', 'none'] as const;
export type TimeStyle = (typeof timeStyles)[number];
export const idStyles = ['always', 'sometimes', 'never'] as const;
export type IdStyle = (typeof idStyles)[number];
export type Setting = { readonly times: TimeStyle; readonly ids: IdStyle };

/** A sighting and which true messages it showed, with the words it showed of them. */
export type View = { readonly sighting: Sighting; readonly shown: readonly Shown[] };
export type Shown = { readonly index: number; readonly text: string; readonly isRecall: boolean };

const offset = 8 * 3_600_000;
const day = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');
const wall = (at: number) => new Date(at + offset);
const clock = (at: number) => `${two(wall(at).getUTCHours())}:${two(wall(at).getUTCMinutes())}`;
const date = (at: number) => `${wall(at).getUTCFullYear()}-${two(wall(at).getUTCMonth() + 1)}-${two(wall(at).getUTCDate())}`;

/** What a page writes above a group of messages: `14:30`, `昨天 14:30`, `2026年3月1日 14:30`. */
function label(at: number, now: number): string {
  const back = Math.floor((now + offset) / day) - Math.floor((at + offset) / day);
  if (back === 0) return clock(at);
  if (back === 1) return `昨天 ${clock(at)}`;
  return `${wall(at).getUTCFullYear()}年${wall(at).getUTCMonth() + 1}月${wall(at).getUTCDate()}日 ${clock(at)}`;
}

function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes}分钟前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}小时前`;
  return label(at, now);
}

/** How one person looks at one conversation: a window over the truth that grows, slides, jumps, and a page that shows what the setting lets it. */
export function views(luck: Chance, truth: readonly TrueMessage[], setting: Setting): readonly View[] {
  const made: View[] = [];
  const size = luck.between(8, 30);
  const isVirtual = luck.maybe(0.5);
  let end = luck.between(Math.min(4, truth.length), truth.length);
  let now = (truth[end - 1]?.at ?? 0) + luck.between(1, 300) * 1000;
  const look = (from: number, to: number, how: Sighting['how']) =>
    made.push(view(luck, truth, { from: Math.max(0, from), to, now, setting, how, number: made.length }));
  look(end - size, end, 'seen');
  for (let step = 0; step < 40 && (end < truth.length || step < 12); step++) {
    const act = luck.next();
    if (act < 0.5 && end < truth.length) {
      end = Math.min(truth.length, end + luck.between(1, 3));
      now = Math.max(now, (truth[end - 1]?.at ?? 0) + luck.between(1, 20) * 1000);
      look(end - size, end, 'seen');
    } else if (act < 0.8) {
      scrollBack(luck, end, size, isVirtual, look);
    } else if (end < truth.length) {
      end = Math.min(truth.length, end + luck.between(1, size + 20));
      now = Math.max(now, (truth[end - 1]?.at ?? 0) + luck.between(5, 5000) * 1000);
      look(end - size, end, 'seen');
    } else now += luck.between(1, 3 * 24 * 60) * 60_000;
  }
  return luck.maybe(0.2) ? shuffledPairs(luck, made) : made;
}

/** Steps back through the history; each step shows part of the one before, unless the reader drags the bar. */
function scrollBack(
  luck: Chance,
  end: number,
  size: number,
  isVirtual: boolean,
  look: (from: number, to: number, how: Sighting['how']) => unknown,
): void {
  let top = end - size;
  const steps = luck.between(1, 6);
  for (let step = 0; step < steps && top > 0; step++) {
    top = Math.max(0, top - (luck.maybe(0.1) ? luck.between(size + 1, size * 3) : luck.between(1, Math.max(1, size - 4))));
    look(top, isVirtual ? Math.min(end, top + size) : end, 'scrolled');
  }
}

/** Two tabs deliver side by side: neighbours may arrive the other way round. */
function shuffledPairs(luck: Chance, made: readonly View[]): readonly View[] {
  const shuffled = [...made];
  for (let index = 0; index + 1 < shuffled.length; index++) {
    const [one, other] = [shuffled[index], shuffled[index + 1]];
    if (one && other && luck.maybe(0.3)) [shuffled[index], shuffled[index + 1]] = [other, one];
  }
  return shuffled;
}

type Look = {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly setting: Setting;
  readonly how: Sighting['how'];
  readonly number: number;
};

function view(luck: Chance, truth: readonly TrueMessage[], { from, to, now, setting, how, number }: Look): View {
  let separator: string | null = null;
  let last = Number.NEGATIVE_INFINITY;
  const rows: Row[] = [];
  const shown: Shown[] = [];
  truth.slice(from, to).forEach((message, place) => {
    const before = truth[from + place - 1];
    const isFirst = place === 0 && setting.times === 'regrouped';
    if (!before || isFirst || message.at - before.at > 5 * 60_000) [separator, last] = [label(message.at, now), message.at];
    const as = shownAs(message, now);
    if (!as) return;
    const isShell = luck.maybe(0.02);
    const line = isGrouped(setting) && last > Number.NEGATIVE_INFINITY ? separator : null;
    const platformId = setting.ids === 'always' || (setting.ids === 'sometimes' && luck.maybe(0.5)) ? message.id : null;
    const time = { text: timeText(message.at, now, setting.times), separator: line, attribute: null, carried: false };
    rows.push({ ...rowOf(message, as, isShell), time, platformId });
    if (!isShell) shown.push({ index: from + place, ...as });
  });
  return { shown, sighting: sighting(rows, now, how, number) };
}

function rowOf(
  { direction }: TrueMessage,
  { text, isRecall }: { readonly text: string; readonly isRecall: boolean },
  isShell: boolean,
): Omit<Row, 'time' | 'platformId'> {
  return {
    direction: isRecall && !isShell ? 'system' : direction,
    sender: null,
    kind: isShell ? 'unknown' : isRecall ? 'recall' : direction === 'system' ? 'system' : 'text',
    text: isShell ? '' : text,
    attachments: [],
    state: isShell ? 'shell' : 'whole',
    auto: false,
  };
}

const isGrouped = ({ times }: Setting): boolean => times === 'separators' || times === 'regrouped';

function timeText(at: number, now: number, style: TimeStyle): string | null {
  if (style === 'second') return `${date(at)} ${clock(at)}:${two(wall(at).getUTCSeconds())}`;
  if (style === 'minute') return `${date(at)} ${clock(at)}`;
  return style === 'relative' ? ago(at, now) : null;
}

function sighting(rows: readonly Row[], now: number, how: Sighting['how'], number: number): Sighting {
  return {
    id: `view-${number}`,
    console: 'wangwang',
    reader: { name: 'simulated', version: '0' },
    page: { url: 'https://market.m.taobao.com/', title: '' },
    parties: { account: 'me', peer: { id: 'peer', name: 'peer' }, conversationId: null },
    orders: [],
    at: now,
    zone: 'Asia/Shanghai',
    lang: 'zh-CN',
    bareClock: 'today',
    how,
    fromStart: false,
    refused: 0,
    rows: [...rows],
  };
}
