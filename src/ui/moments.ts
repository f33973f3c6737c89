import type { Moment } from '../archive/completeness/statement';
import type { Speech } from '../archive/completeness/words';
import type { Window } from '../archive/version-window';
import { text } from '../platform/i18n';
import { clockText, dateOnly, dayAndClock, localDay, startOfDay } from './format';
import { usePorts } from './ports';

/** A moment as finely as it is known, in few words: the clock for today, the day with it within this year, else with the year. */
export function momentText({ at, day, precision }: Moment, now: number, language: string): string {
  if (precision === 'day') return dateOnly(startOfDay(day) ?? at, language);
  return localDay(at) === localDay(now) ? text('momentToday', clockText(at, language)) : dayAndClock(at, now, language);
}

/** How the pages put statements on completeness into words. */
export function useSpeech(): Speech {
  const { clock, language } = usePorts();
  return { text, language, when: (moment) => momentText(moment, clock(), language) };
}

const keys = {
  edit: ['messageEditedBetween', 'messageEditedAbout'],
  recall: ['messageRecalledBetween', 'messageRecalledAbout'],
} as const;

/** When an edit or a recall happened; on the day of its message (`day`, epoch ms) the clocks alone say it. */
export function windowText(what: keyof typeof keys, { from, to }: Window, day: number, now: number, language: string): string {
  const isThatDay = localDay(from) === localDay(day) && localDay(to) === localDay(day);
  const [start, end] = [from, to].map((at) => (isThatDay ? clockText(at, language) : dayAndClock(at, now, language)));
  const [between, about] = keys[what];
  return start === end ? text(about, end ?? '') : text(between, start ?? '', end ?? '');
}
