/** What `[10:30, 28/09/2026] Anna: ` says; which number is the day and which the month, its language decides. */
export type Stamp = {
  /** Time and date in the page's own words. */
  readonly said: string;
  readonly clock: string;
  /** The three numbers of the date as they stand. */
  readonly numbers: readonly [number, number, number];
  readonly name: string | null;
};

/** Writes a stamp's time so that no language is needed to read it, or null where its clock needs one. */
type Order = (stamp: Stamp) => string | null;

const form = /^\s*\[([^,\]]{1,32}),\s*([^\]]{1,32})\]\s*(.*?):?\s*$/su;
const date = /^(\d{1,4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,4})\.?$/;

export function stampOf(element: Element): Stamp | null {
  const found = form.exec(element.getAttribute('data-pre-plain-text') ?? '');
  const numbers = date.exec(found?.[2]?.trim() ?? '');
  if (!found || !numbers) return null;
  const [, clock = '', day = '', name = ''] = found;
  return {
    said: `${clock.trim()}, ${day.trim()}`,
    clock: clock.trim(),
    numbers: [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])],
    name: name === '' || name.length > 512 ? null : name,
  };
}

type Dated = (numbers: Stamp['numbers']) => readonly [year: number, month: number, day: number];

const century = (year: number): number => (year < 100 ? 2000 + year : year);
const orders: readonly Dated[] = [
  ([day, month, year]) => [century(year), month, day],
  ([month, day, year]) => [century(year), month, day],
  ([year, month, day]) => [year, month, day],
];

/**
 * The order that all stamps of a pane allow, oldest first: no month above twelve, a year of four digits where it stands first, and no
 * message before the one above it. Null where two orders would do: then the page's language decides.
 */
export function orderOfDates(stamps: readonly Stamp[]): Order | null {
  const possible = orders.filter((order) => isPossible(stamps.map(({ numbers }) => order(numbers))));
  const [order, other] = possible;
  return order && !other ? (stamp) => written(order(stamp.numbers), stamp.clock) : null;
}

function isPossible(dates: readonly (readonly [number, number, number])[]): boolean {
  const days = dates.map(([year, month, day]) => year * 10_000 + month * 100 + day);
  const hold = dates.every(([year, month, day]) => year > 2000 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31);
  return dates.length > 0 && hold && days.every((day, index) => index === 0 || day >= (days[index - 1] ?? 0));
}

function written([year, month, day]: readonly [number, number, number], clock: string): string | null {
  const time = /^(\d{1,2})[:.](\d{2})\s?([ap])?\.?\s?(?:m\.?)?$/iu.exec(clock.normalize('NFKC').replace(/\s+/g, ' '));
  if (!time) return null;
  const half = time[3]?.toLowerCase();
  const hour = half === undefined ? Number(time[1]) : (Number(time[1]) % 12) + (half === 'p' ? 12 : 0);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${time[2] ?? '00'}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
