import type { ExportRequest, Tally } from '../export/request';
import { momentsIn } from '../export/time-text';

/** What a plan's subject and folder may hold, in braces. */
export const placeholders = ['plan', 'date', 'from', 'to', 'console', 'account', 'contact', 'count', 'orders', 'part'] as const;
export type Placeholder = (typeof placeholders)[number];

/** Names in a row, the rest counted: a subject is one line. */
function few(names: readonly (string | null)[]): string {
  const known = [...new Set(names.filter((name) => name !== null && name !== ''))];
  return known.length > 2 ? `${known.slice(0, 2).join(', ')} +${known.length - 2}` : known.join(', ');
}

/** What the placeholders stand for in one mail. A sealed mail names no one outside of its files. */
export function valuesFor(
  { conversations, timeZone, madeAt }: Pick<ExportRequest, 'conversations' | 'timeZone' | 'madeAt'>,
  { first, last, messages }: Tally,
  plan: string,
  isSealed: boolean,
): Omit<Record<Placeholder, string>, 'part'> {
  const day = (at: number): string => momentsIn(timeZone)(at).day;
  const open = (names: readonly (string | null)[]): string => (isSealed ? '' : few(names));
  return {
    plan,
    date: day(madeAt),
    from: first === null ? day(madeAt) : day(first),
    to: last === null ? day(madeAt) : day(last),
    console: few(conversations.map(({ consoleName }) => consoleName)),
    account: open(conversations.map(({ account }) => account)),
    contact: open(conversations.map(({ peer }) => peer.name ?? peer.id)),
    orders: open(conversations.flatMap(({ orders }) => orders)),
    count: String(messages),
  };
}

/** Longer subjects are cut off by mail programs anyway. */
const longest = 200;

/** Fills the pattern in. Parts are told even where the pattern forgot them; what is left of empty placeholders is tidied away. */
export function subjectOf(pattern: string, values: Omit<Record<Placeholder, string>, 'part'>, part: number, parts: number): string {
  const told = parts === 1 ? '' : `${part}/${parts}`;
  const whole = pattern.includes('{part}') ? pattern : `${pattern} {part}`;
  const all: Record<string, string> = { ...values, part: told };
  const filled = whole.replace(/\{(\w+)\}/g, (braces, name: string) => (Object.hasOwn(all, name) ? (all[name] ?? '') : braces));
  const line = filled
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ·(?= ?$| ·| \()/g, '')
    .trim();
  const [head, tail] = [Array.from(line), told === '' ? '' : ` ${told}`];
  if (head.length <= longest) return line === '' ? values.plan : line;
  return `${head.slice(0, longest - tail.length - 1).join('')}…${tail}`;
}

/** The folder of a console's mails. Slashes part folders, as the routes have it; control characters are no name's. */
export function folderOf(pattern: string, consoleName: string): string {
  return pattern
    .replaceAll('{console}', consoleName.replaceAll('/', '-'))
    .replace(/[\p{Cc}\p{Cs}]+/gu, '')
    .trim();
}
