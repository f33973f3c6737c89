import type { Note } from '../domain/note';
import type { NoteRow } from './database';

/** A note as the archive tells it, without the conversation that it is stored by. */
export function noteOf({ text, tags, changed, others }: NoteRow): Note {
  return { text, tags, changed, others };
}
