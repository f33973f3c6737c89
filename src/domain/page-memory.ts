import * as v from 'valibot';
import { changeNames, changes, isTelling, remember, usualSchema, type Change, type PageSigns } from './page-signs';

const changeList = v.pipe(v.array(v.picklist(changeNames)), v.maxLength(changeNames.length), v.readonly());

export const pageMemorySchema = v.object({
  usual: v.nullable(usualSchema),
  /** What the last telling look found changed. */
  changed: changeList,
  /** What the user said is right as it is; each counts again once it was found to be as before. */
  accepted: changeList,
  /** When it was last looked at: ms since the epoch. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
/** What is remembered of the pages of one console and host: counts and shares, nothing of what they said. */
export type PageMemory = v.InferOutput<typeof pageMemorySchema>;

export const newMemory: PageMemory = { usual: null, changed: [], accepted: [], at: 0 };

/** What has changed on a page, without what the user accepted. */
export function alarmOf({ usual, accepted }: PageMemory, now: PageSigns): readonly Change[] {
  return changes(usual, now).filter((change) => !accepted.includes(change));
}

/** The memory after one more look. Healthy looks teach what is usual; a changed page does not, and a look that does not tell leaves all as it was. */
export function afterLook(before: PageMemory, now: PageSigns, at: number): PageMemory {
  const changed = alarmOf(before, now);
  if (changed.length > 0) return { ...before, changed, at };
  if (!isTelling(now)) return { ...before, at };
  const still = changes(before.usual, now);
  const accepted = before.accepted.filter((change) => still.includes(change));
  return { usual: remember(before.usual, now), changed: [], accepted, at };
}

/** The memory once the user has said that the page is right as it is. */
export function accepting(before: PageMemory): PageMemory {
  return { ...before, changed: [], accepted: [...new Set([...before.accepted, ...before.changed])] };
}
