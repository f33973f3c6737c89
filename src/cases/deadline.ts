import { TZDate } from '@date-fns/tz';
import type { Case } from './case';

/** How many days a deadline lies behind a day (before it where `days` is negative). `business`: Saturdays and Sundays are not counted. */
export type DayCount = { readonly days: number; readonly counts: 'calendar' | 'business' };

const dayMs = 86_400_000;

/** Days as numbers, so that they can be counted: `2026-11-20` is the number of days since 1970. NaN for what is no day. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
const isWeekend = (number: number): boolean => [0, 6].includes(new Date(number * dayMs).getUTCDay());

/** The day on which so many days are over. Public holidays are not known here: who counts business days must look at them. */
export function dayAfter(day: string, { days, counts }: DayCount): string {
  const step = Math.sign(days);
  let at = numberOf(day);
  for (let left = Math.abs(days); left > 0;) {
    at += step;
    if (counts === 'calendar' || !isWeekend(at)) left -= 1;
  }
  return dayOf(at);
}

/** The instant (epoch ms) at which a clock in `zone` shows this day (`2026-11-20`) and time (`23:59`); null for what is neither. */
export function instantIn(zone: string, day: string, clock: string): number | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const [hour = Number.NaN, minute = Number.NaN] = clock.split(':').map(Number);
  const at = new TZDate(year, month - 1, date, hour, minute, 0, zone).getTime();
  return Number.isNaN(at) ? null : at;
}

/** What a clock in `zone` shows at an instant (epoch ms): the day as `2026-11-20`, the time as `23:59`. */
export function shownIn(zone: string, at: number): { readonly day: string; readonly clock: string } {
  const iso = new TZDate(at, zone).toISOString();
  return { day: iso.slice(0, 10), clock: iso.slice(11, 16) };
}

/** The last minute of the day on which a deadline ends: epoch ms. */
export function deadlineAfter(day: string, count: DayCount, zone: string): number | null {
  return Number.isNaN(numberOf(day)) ? null : instantIn(zone, dayAfter(day, count), '23:59');
}

/** How it stands with a deadline. `days` counts the nights in between, in the case's zone; what is overdue counts them backwards. */
export type Due = { readonly is: 'none' | 'done' | 'overdue' | 'today' | 'near' | 'later'; readonly days: number };

type Dated = Pick<Case, 'deadline' | 'zone' | 'status' | 'remind'>;

/** Without a reminder of the user's a deadline is near from so many days on. */
const usualNear = 3;

/** How a case stands at `now` (epoch ms). One that was handed in or closed is never late. */
export function dueOf({ deadline, zone, status, remind }: Dated, now: number): Due {
  if (deadline === null) return { is: 'none', days: 0 };
  const days = numberOf(shownIn(zone, deadline).day) - numberOf(shownIn(zone, now).day);
  if (status !== 'open') return { is: 'done', days };
  if (now > deadline) return { is: 'overdue', days };
  if (days === 0) return { is: 'today', days };
  return { is: days <= Math.max(remind ?? usualNear, 1) ? 'near' : 'later', days };
}

const pressing: readonly Due['is'][] = ['overdue', 'today', 'near'];

/** Whether the user is to be told of a case by itself. */
export const isPressing = (due: Due): boolean => pressing.includes(due.is);

/** The first instant of the day in the case's zone on which the reminder comes: epoch ms; null where none does. */
export function remindAt({ deadline, zone, status, remind }: Dated): number | null {
  if (deadline === null || remind === null || status !== 'open') return null;
  const day = dayAfter(shownIn(zone, deadline).day, { days: -remind, counts: 'calendar' });
  return instantIn(zone, day, '00:00');
}

/** When the cases next look otherwise than now: epoch ms, or null where nothing will change by itself. */
export function nextLook(cases: readonly Dated[], now: number): number | null {
  const moments = cases.flatMap((one) => {
    if (one.deadline === null || one.status !== 'open' || one.deadline < now) return [];
    const tomorrow = dayAfter(shownIn(one.zone, now).day, { days: 1, counts: 'calendar' });
    return [one.deadline + 1, instantIn(one.zone, tomorrow, '00:00') ?? one.deadline + 1];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Open cases first, the one whose deadline comes first before the others; then the rest, the one changed last first. */
export function byDeadline(
  one: Pick<Case, 'deadline' | 'status' | 'changed'>,
  other: Pick<Case, 'deadline' | 'status' | 'changed'>,
): number {
  const isOpen = Number(other.status === 'open') - Number(one.status === 'open');
  if (isOpen !== 0) return isOpen;
  const first = one.status === 'open' ? (one.deadline ?? Infinity) - (other.deadline ?? Infinity) : 0;
  return Number.isNaN(first) || first === 0 ? other.changed - one.changed : first;
}
