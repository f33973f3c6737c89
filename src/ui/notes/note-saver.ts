import type { NoteWish } from '../../archive/notes';
import type { Note } from '../../domain/note';
import { type Problem, problemOf } from '../problem';
import type { Draft, Drafts } from './note-drafts';

/** How it stands with what was typed: nothing new, waiting for a pause, stored, or not to be stored. */
export type Saving = 'none' | 'waiting' | 'saved' | Problem;

/** What a saver needs from outside. */
export type SaverPorts = {
  readonly save: (wish: NoteWish) => Promise<Note | null>;
  readonly drafts: Drafts;
  readonly now: () => number;
  /** Told each time that it stands otherwise; with what is stored now, where something was. */
  readonly told: (saving: Saving, stored?: Note | null) => void;
};

/** So long after the last key a note is saved, in ms. */
export const pauseMs = 700;

/**
 * Saves the note of one conversation a pause after it was typed, or when told to. What was typed last is stored last. Until it is known to be stored
 * it lies among the drafts.
 */
export class NoteSaver {
  readonly #conversation: string;
  readonly #ports: SaverPorts;
  #unsaved: Draft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(conversation: string, ports: SaverPorts) {
    this.#conversation = conversation;
    this.#ports = ports;
  }

  /** Whether there is something that is not known to be stored. */
  get isWaiting(): boolean {
    return this.#unsaved !== null;
  }

  /** Takes what stands in the field now. */
  edit(text: string, tags: readonly string[], dropped: readonly number[] = []): void {
    // Two edits of one millisecond are told apart, and nothing is typed before what was typed.
    const typed = Math.max(this.#ports.now(), (this.#unsaved?.typed ?? 0) + 1);
    this.#unsaved = { text, tags, dropped: [...(this.#unsaved?.dropped ?? []), ...dropped], typed };
    this.#ports.drafts.leave(this.#conversation, this.#unsaved);
    this.#ports.told('waiting');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pauseMs);
  }

  /** Saves at once what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const draft = this.#unsaved;
    if (!draft) return;
    try {
      const { text, tags, dropped } = draft;
      const stored = await this.#ports.save({ conversation: this.#conversation, text, tags, dropped, typed: null });
      this.#ports.drafts.drop(this.#conversation, draft.typed);
      if (this.#unsaved !== draft) return;
      this.#unsaved = null;
      this.#ports.told('saved', stored);
    } catch (error) {
      if (this.#unsaved === draft) this.#ports.told(problemOf(error));
    }
  }
}

/** Saves what pages that were closed left behind. What cannot be saved now waits for another time. */
export async function saveDrafts(drafts: Drafts, save: SaverPorts['save']): Promise<void> {
  await Promise.allSettled(
    [...drafts.all()].map(async ([conversation, draft]) => {
      await save({ conversation, ...draft });
      drafts.drop(conversation, draft.typed);
    }),
  );
}
