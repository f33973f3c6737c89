import type { NoteMember } from '../domain/ledger-lines';
import { bothNotes, isEmptyNote, type Note, tidyTags, withoutSaid } from '../domain/note';
import { instant } from '../domain/times';
import type { ArchiveStore, MergeSession } from './store-port';

/** How a note and its tags are to be. */
export type NoteWish = {
  readonly conversation: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Of the other words that an import brought beside the note, those that go: by when they were changed. */
  readonly dropped: readonly number[];
  /** Epoch ms at which this was typed, where a page that ended before it was stored left it behind; null for now. */
  readonly typed: number | null;
};

/**
 * Writes a note in one transaction and answers it as it is then, once it is on disk; null where it is empty, or where no such conversation is
 * stored. What was left behind never overwrites what was written since: it is kept beside it. `now` is epoch ms.
 */
export async function writeNote(store: ArchiveStore, wish: NoteWish, now: number): Promise<Note | null> {
  return store.transact(async (session) => {
    if (!(await session.conversation(wish.conversation))) return null;
    const stored = await session.note(wish.conversation);
    const kept = (stored?.others ?? []).filter(({ changed }) => !wish.dropped.includes(changed));
    const changed = wish.typed === null ? now : Math.min(wish.typed, now);
    const wished = withoutSaid({ text: wish.text, tags: tidyTags(wish.tags), changed, others: kept });
    const isLate = wish.typed !== null && stored !== undefined && stored.changed > changed;
    const note = isLate ? bothNotes(stored, wished) : wished;
    await session.putNote(wish.conversation, isEmptyNote(note) ? null : note);
    return isEmptyNote(note) ? null : note;
  });
}

/** Puts the note of a file of ours beside what is stored. One that says it was changed in times to come counts as changed `now` (epoch ms). */
export async function restoreNote(session: MergeSession, conversation: string, member: NoteMember, now: number): Promise<void> {
  const stored = await session.note(conversation);
  const told = withoutSaid({
    text: member.text,
    tags: tidyTags(member.tags),
    changed: Math.min(instant(member.changed), now),
    others: (member.others ?? []).map(({ text, changed }) => ({ text, changed: Math.min(instant(changed), now) })),
  });
  const note = stored ? bothNotes(stored, told) : told;
  if (!isEmptyNote(note) && JSON.stringify(note) !== JSON.stringify(stored)) await session.putNote(conversation, note);
}
