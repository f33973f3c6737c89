const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  [minute, 1000, 'second'],
  [90 * minute, minute, 'minute'],
  [36 * hour, hour, 'hour'],
  [Infinity, day, 'day'],
] as const;

/** A length of time as «45 sec», «12 min», «3.5 hr», «2.1 days»: two digits that count, in the words of `language`. */
export function durationText(ms: number, language: string): string {
  const [, size, unit] = steps.find(([below]) => ms < below) ?? steps[3];
  const count = ms / size;
  const maximumFractionDigits = count < 10 && size >= hour ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(count);
}
