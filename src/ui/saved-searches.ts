import type { SavedSearch } from '../platform/settings';

/** The most that are kept, and the longest name, in UTF-16 units. */
const mostSearches = 100;
export const longestName = 80;

/** The list with a search saved under a name: anew, or in place of one of that name. */
export function withSaved(all: readonly SavedSearch[], one: SavedSearch): readonly SavedSearch[] {
  const saved = { ...one, name: one.name.trim().slice(0, longestName) };
  if (saved.name === '') return all;
  const at = all.findIndex(({ name }) => name === saved.name);
  return at >= 0 ? all.with(at, saved) : [saved, ...all].slice(0, mostSearches);
}

/** The list with the one called `name` under another name; one that had that name gives way. */
export function withRenamed(all: readonly SavedSearch[], name: string, next: string): readonly SavedSearch[] {
  const wanted = next.trim().slice(0, longestName);
  if (wanted === '' || wanted === name) return all;
  return all.filter((one) => one.name !== wanted).map((one) => (one.name === name ? { ...one, name: wanted } : one));
}

export const withoutSaved = (all: readonly SavedSearch[], name: string): readonly SavedSearch[] => all.filter((one) => one.name !== name);
