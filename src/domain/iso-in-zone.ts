import { TZDate } from '@date-fns/tz';

/** `2026-11-20T14:30:00+08:00`: the instant `at` (epoch ms) written in `zone`. */
export function isoInZone(at: number, zone: string): string {
  return withOffset(new TZDate(at, zone));
}

/** A date with the offset of its zone, `Z` where there is none. */
export function withOffset(date: TZDate): string {
  const iso = date.toISOString().replace('.000', '');
  return iso.replace(/\+00:00$/, 'Z');
}
