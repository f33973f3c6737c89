import type { RowTime } from '../../src/domain/row';

/**
 * How a page tells when its messages came: to the second or minute at every row, clocks under lines for the days, a clock on a line above
 * every group (`regrouped`: and above whatever row is loaded first), «3 minutes ago», or not at all.
 */
export const timeStyles = ['second', 'minute', 'clock', 'separators', 'regrouped', 'relative', 'none'] as const;
export type TimeStyle = (typeof timeStyles)[number];

/** The zones the pages are looked at in; New York changes its clocks on 8 March 2026, within most histories. */
export const zones = ['Asia/Shanghai', 'Asia/Shanghai', 'America/New_York', 'America/Sao_Paulo'] as const;
export type Zone = (typeof zones)[number];

const hour = 3_600_000;
const day = 24 * hour;
const newYorkSummer = Date.parse('2026-03-08T07:00:00Z');
const newYorkWinter = Date.parse('2026-11-01T06:00:00Z');

function offset(at: number, zone: Zone): number {
  if (zone === 'Asia/Shanghai') return 8 * hour;
  if (zone === 'America/Sao_Paulo') return -3 * hour;
  return at >= newYorkSummer && at < newYorkWinter ? -4 * hour : -5 * hour;
}

const two = (value: number) => String(value).padStart(2, '0');
const wall = (at: number, zone: Zone) => new Date(at + offset(at, zone));

function clock(at: number, zone: Zone): string {
  return `${two(wall(at, zone).getUTCHours())}:${two(wall(at, zone).getUTCMinutes())}`;
}

const date = (at: number, zone: Zone): string => wall(at, zone).toISOString().slice(0, 10);

/** `2026年3月1日`, or nothing for today. */
function dayLabel(at: number, now: number, zone: Zone): string {
  const back = Math.floor((now + offset(now, zone)) / day) - Math.floor((at + offset(at, zone)) / day);
  if (back === 0) return '';
  if (back === 1) return '昨天';
  const then = wall(at, zone);
  return `${then.getUTCFullYear()}年${then.getUTCMonth() + 1}月${then.getUTCDate()}日`;
}

const label = (at: number, now: number, zone: Zone): string => `${dayLabel(at, now, zone)} ${clock(at, zone)}`.trim();

function ago(at: number, now: number, zone: Zone): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes}分钟前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}小时前`;
  return label(at, now, zone);
}

type Look = { readonly style: TimeStyle; readonly now: number; readonly zone: Zone };

/** What stands at a row. */
function ownText(at: number, { style, now, zone }: Look): string | null {
  if (style === 'second') return `${date(at, zone)} ${clock(at, zone)}:${two(wall(at, zone).getUTCSeconds())}`;
  if (style === 'minute') return `${date(at, zone)} ${clock(at, zone)}`;
  if (style === 'clock') return clock(at, zone);
  return style === 'relative' ? ago(at, now, zone) : null;
}

/** A line above this row, if one is drawn here: above the first row of a day, or after a pause. */
function lineAbove(at: number, before: number | null, isFirst: boolean, { style, now, zone }: Look): string | null {
  if (style === 'clock') return before === null || date(at, zone) !== date(before, zone) ? dayLabel(at, now, zone) || '今天' : null;
  if (style !== 'separators' && style !== 'regrouped') return null;
  const isDrawn = before === null || (isFirst && style === 'regrouped') || at - before > 5 * 60_000;
  return isDrawn ? label(at, now, zone) : null;
}

/** The times of the shown messages (epoch ms), `before` being that of the message above the first one, as a reader takes them from the page. */
export function timesShown(ats: readonly number[], before: number | null, look: Look): readonly RowTime[] {
  let separator: string | null = null;
  return ats.map((at, index) => {
    separator = lineAbove(at, index === 0 ? before : (ats[index - 1] ?? null), index === 0, look) ?? separator;
    return { text: ownText(at, look), separator, attribute: null, carried: false };
  });
}
