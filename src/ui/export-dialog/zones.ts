import { TZDate } from '@date-fns/tz';

/** A time zone as it is looked for: its name in the database, and what people call it and its offset. */
export type Zone = { readonly id: string; readonly place: string; readonly name: string; readonly offset: string };

function nameOf(id: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: id, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The offset at present, which is what people know a zone by. */
function offsetNow(id: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'shortOffset' }).formatToParts(at);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}

/** A zone as it is shown, with its name in `language` (a tag) and its offset at an instant (epoch ms). */
export function zoneOf(id: string, language: string, at: number): Zone {
  return { id, place: id.replaceAll('_', ' '), name: nameOf(id, language), offset: offsetNow(id, at) };
}

/** All zones that the browser knows. */
export function allZones(language: string, at: number): readonly Zone[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC')].map((id) => zoneOf(id, language, at));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The zones in whose names every word stands; those whose place begins with the first word come first. */
export function foundZones(zones: readonly Zone[], typed: string): readonly Zone[] {
  const words = plain(typed)
    .split(/[\s,/]+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  const found = zones.filter(({ id, place, name, offset }) => {
    const said = plain(`${place} ${id} ${name} ${offset}`);
    return words.every((word) => said.includes(word));
  });
  const isNear = ({ place }: Zone): boolean =>
    plain(place)
      .split('/')
      .some((part) => part.startsWith(first));
  return first === '' ? found : [...found.filter(isNear), ...found.filter((zone) => !isNear(zone))];
}

/** When a day (`2026-11-20`) begins in a zone, or one so many days later, in epoch ms; undefined for what is no day. */
export function dayStartIn(zone: string, day: string, later = 0): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new TZDate(year, month - 1, date + later, zone).getTime();
  return Number.isFinite(at) ? at : undefined;
}
