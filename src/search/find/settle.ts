import { placeAt, placeName } from '../blocks/block';
import type { Facts } from '../match/conversation-fits';
import { matcher, type Matcher } from '../match/matcher';
import type { Query } from '../terms';
import type { Source } from './source';
import type { Part } from './walk';

/** Messages are read in batches of so many. */
const batch = 500;

/** Reads what a part is unsure of, message by message, until nothing is. */
export function settling(query: Query, exact: boolean, source: Source): (part: Part) => Promise<Part> {
  let fits: Matcher | undefined;
  let facts: ReadonlyMap<string, Facts> | undefined;
  return async (part) => {
    const { block, unsure, sure } = part;
    if (unsure.length === 0) return part;
    fits ??= matcher(query, exact);
    facts ??= new Map((await source.facts()).map((one) => [one.key, one]));
    const found = new Set<string>();
    for (let from = 0; from < unsure.length; from += batch) {
      const rows = await source.rows(unsure.slice(from, from + batch).map((index) => placeAt(block, index)));
      for (const row of rows) {
        const own = facts.get(row.conversation);
        if (own && fits(row, own)) found.add(placeName(row));
      }
    }
    const settled = unsure.filter((index) => found.has(placeName(placeAt(block, index))));
    return { ...part, sure: [...sure, ...settled].toSorted((a, b) => a - b), unsure: [] };
  };
}
