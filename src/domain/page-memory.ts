import * as v from 'valibot';
import { changes, isTelling, remember } from './page-changes';
import { changeNames, usualSchema, type Change, type PageSigns } from './page-signs';

const changeList = v.pipe(v.array(v.picklist(changeNames)), v.maxLength(changeNames.length), v.readonly());

export const pageMemorySchema = v.object({
  usual: v.nullable(usualSchema),
  /** What the last telling look found changed. */
  changed: changeList,
  /** What the user said is right as it is; each counts again once it was found to be as before. */
  accepted: changeList,
  /** Where chats were found: numbers made of the addresses' paths, from which they cannot be read. */
  places: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(50), v.readonly()),
  /** When it was last looked at: ms since the epoch. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
/** What is remembered of the pages of one console and host: counts and shares, nothing of what they said. */
export type PageMemory = v.InferOutput<typeof pageMemorySchema>;

const mostPlaces = 50;

/** A path as a number. What differs from chat to chat in it, digits mostly, does not count. */
export function placeOf(path: string): number {
  let place = 7;
  for (const letter of path.replace(/\d+/g, '0')) place = (place * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291;
  return place;
}

export const newMemory: PageMemory = { usual: null, changed: [], accepted: [], places: [], at: 0 };

/** What has changed on a page, without what the user accepted. */
export function alarmOf({ usual, accepted }: PageMemory, now: PageSigns): readonly Change[] {
  return changes(usual, now).filter((change) => !accepted.includes(change));
}

/** The memory after one more look. Healthy looks teach what is usual; a changed page does not, and a look that does not tell leaves all as it was. */
export function afterLook(known: PageMemory, now: PageSigns, place: number, at: number): PageMemory {
  const before = isTelling(now)
    ? { ...known, places: [place, ...known.places.filter((other) => other !== place)].slice(0, mostPlaces) }
    : known;
  const changed = alarmOf(before, now);
  if (changed.length > 0) return { ...before, changed, at };
  if (!isTelling(now)) return { ...before, at };
  const still = changes(before.usual, now);
  const accepted = before.accepted.filter((change) => still.includes(change));
  return { ...before, usual: remember(before.usual, now), changed: [], accepted, at };
}

/** The memory once the user has said that the page is right as it is. */
export function accepting(before: PageMemory): PageMemory {
  return { ...before, changed: [], accepted: [...new Set([...before.accepted, ...before.changed])] };
}
