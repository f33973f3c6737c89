import type { SightingRow } from './stored';

/** A page that showed a conversation: its address, the title of its tab and what read it, for as long as these stayed the same. */
export type CapturedPage = {
  readonly url: string;
  /** Null where the browser did not tell it. */
  readonly title: string | null;
  readonly reader: string;
  /** Epoch ms of the first and the last delivery, and how many there were. */
  readonly first: number;
  readonly last: number;
  readonly times: number;
};

/** The pages that showed a conversation, once their single deliveries are forgotten; the one seen last stands last. */
export type CapturesRow = { readonly conversation: string; readonly pages: readonly CapturedPage[] };

/** A title that counts what is unread is another one each time: of so many pages the ones seen last are kept. */
export const mostPages = 100;
const longestUrl = 2000;
const longestTitle = 200;

/** The title of a tab as it is kept: its beginning, no character cut in half; null for none. */
export function keptTitle(title: string): string | null {
  const kept = Array.from(title.trim().slice(0, 2 * longestTitle))
    .slice(0, longestTitle)
    .join('');
  return kept === '' ? null : kept;
}

const nameOf = ({ url, title, reader }: Pick<CapturedPage, 'url' | 'title' | 'reader'>): string => JSON.stringify([url, title, reader]);

/** The pages known so far, and those of more deliveries, put together. */
export function withDeliveries(known: readonly CapturedPage[], rows: readonly SightingRow[]): readonly CapturedPage[] {
  const pages = new Map(known.map((page) => [nameOf(page), page]));
  for (const row of rows) {
    const page = captured(row);
    const before = pages.get(nameOf(page));
    pages.set(nameOf(page), before ? both(before, page) : page);
  }
  return [...pages.values()].toSorted((one, other) => one.last - other.last).slice(-mostPages);
}

/** One delivery as a page that was seen once. */
export function captured({ at, url, title, reader }: SightingRow): CapturedPage {
  return { url: url.slice(0, longestUrl), title: title ?? null, reader, first: at, last: at, times: 1 };
}

const both = (one: CapturedPage, other: CapturedPage): CapturedPage => ({
  ...one,
  first: Math.min(one.first, other.first),
  last: Math.max(one.last, other.last),
  times: one.times + other.times,
});
