import * as v from 'valibot';
import { type NoteWish, writeNote } from '../archive/notes';
import type { ArchiveStore } from '../archive/store-port';
import { maxNote, maxTags, type Note } from '../domain/note';

const moment = v.pipe(v.number(), v.integer());
const wishSchema = v.object({
  conversation: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
  text: v.pipe(v.string(), v.maxLength(maxNote)),
  // Longer than any tag that is kept, so that tidying decides what is left of it.
  tags: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(maxTags)),
  dropped: v.pipe(v.array(moment), v.maxLength(20)),
  typed: v.nullable(moment),
});

/** Writes what a page wants noted; throws where that is not as it should be, or nothing can be written. `now` is epoch ms. */
export async function takeNote(store: ArchiveStore, wish: NoteWish, now: number): Promise<Note | null> {
  return writeNote(store, v.parse(wishSchema, wish), now);
}
