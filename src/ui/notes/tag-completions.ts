import { tagKey } from '../../domain/note';

const mostShown = 6;

/** Known tags that fit what is typed, best first: those that begin with it, then those that hold it; the more used ones before. */
export function tagCompletions(typed: string, known: ReadonlyMap<string, number>, has: readonly string[]): readonly string[] {
  const wanted = tagKey(typed);
  const taken = new Set(has.map(tagKey));
  const fitting = [...known].flatMap(([tag, uses]) => {
    const key = tagKey(tag);
    return key.includes(wanted) && !taken.has(key) ? [{ tag, uses, begins: key.startsWith(wanted) }] : [];
  });
  return fitting
    .toSorted((a, b) => Number(b.begins) - Number(a.begins) || b.uses - a.uses || a.tag.localeCompare(b.tag))
    .slice(0, mostShown)
    .map(({ tag }) => tag);
}

/** How often each tag is given, by its most common writing. */
export function knownTags(given: Iterable<{ readonly tags: readonly string[] }>): ReadonlyMap<string, number> {
  const byKey = new Map<string, Map<string, number>>();
  for (const { tags } of given)
    for (const tag of tags) {
      const writings = byKey.get(tagKey(tag)) ?? new Map<string, number>();
      byKey.set(tagKey(tag), writings.set(tag, (writings.get(tag) ?? 0) + 1));
    }
  return new Map(
    [...byKey.values()].map((writings) => {
      const [most = ''] = [...writings].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag);
      return [most, [...writings.values()].reduce((sum, uses) => sum + uses, 0)];
    }),
  );
}
