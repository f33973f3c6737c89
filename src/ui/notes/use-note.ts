import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Note, OtherText } from '../../domain/note';
import { usePorts } from '../ports';
import { useEvery } from '../use-every';
import { type Loaded, useLoad } from '../use-load';
import { noteDrafts } from './note-drafts';
import { NoteSaver, saveDrafts, type Saving } from './note-saver';
import { knownTags } from './tag-completions';

/** How often it is looked whether another page changed the note, in ms. */
const everyMs = 5000;

export type Noting = {
  readonly loaded: Loaded<unknown>;
  readonly text: string;
  readonly tags: readonly string[];
  readonly others: readonly OtherText[];
  /** Every tag in use. */
  readonly known: ReadonlyMap<string, number>;
  readonly saving: Saving;
  readonly write: (text: string, dropped?: readonly number[]) => void;
  readonly tag: (tags: readonly string[]) => void;
  /** Saves now what is not saved. */
  readonly flush: () => void;
};

type Shown = Pick<Note, 'text' | 'tags' | 'others'>;
const nothing: Shown = { text: '', tags: [], others: [] };

/** The note of a conversation, to be shown and changed; it saves itself. `changed` is called when something was saved. */
export function useNote(conversation: string, changed: () => void): Noting {
  const { archive, background, clock } = usePorts();
  const [shown, setShown] = useState<Shown>(nothing);
  const [saving, setSaving] = useState<Saving>('none');
  const latest = useRef({ shown, changed });
  latest.current = { shown, changed };
  const saver = useMemo(
    () =>
      new NoteSaver(conversation, {
        save: background.setNote,
        drafts: noteDrafts(),
        now: clock,
        told: (next, stored) => {
          setSaving(next);
          if (next !== 'saved') return;
          setShown((now) => ({ ...now, others: stored?.others ?? [] }));
          latest.current.changed();
        },
      }),
    [conversation, background, clock],
  );
  const loaded = useLoad(async () => {
    await saveDrafts(noteDrafts(), background.setNote);
    return archive.notes();
  }, [archive, conversation]);
  useEvery(everyMs, () => !saver.isWaiting && loaded.reload());
  const notes = loaded.value;
  useLayoutEffect(() => {
    // What is being typed is not overtaken by what was stored before.
    if (notes && !saver.isWaiting) setShown(notes.get(conversation) ?? nothing);
  }, [notes, conversation, saver]);
  useLeaving(saver);
  const put = (next: Shown, dropped?: readonly number[]): void => {
    latest.current.shown = next;
    setShown(next);
    saver.edit(next.text, next.tags, dropped);
  };
  return {
    loaded,
    ...shown,
    known: useMemo(() => knownTags(notes?.values() ?? []), [notes]),
    saving,
    write: (words, dropped = []) => {
      const others = latest.current.shown.others.filter((one) => !dropped.includes(one.changed));
      put({ ...latest.current.shown, text: words, others }, dropped);
    },
    tag: (tags) => put({ ...latest.current.shown, tags }),
    flush: () => void saver.flush(),
  };
}

/** Saves at once when the page is hidden or closed, and when another conversation is opened. */
function useLeaving(saver: NoteSaver): void {
  useEffect(() => {
    const leave = (): void => void saver.flush();
    const hide = (): void => void (document.visibilityState === 'hidden' && saver.flush());
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [saver]);
}
