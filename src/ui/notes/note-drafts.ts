/** What was typed into a note and is not known to be stored: it outlives a page that is closed before its last words are saved. */
export type Draft = {
  readonly text: string;
  readonly tags: readonly string[];
  /** Of the other words beside the note, those that go. */
  readonly dropped: readonly number[];
  /** Epoch ms. */
  readonly typed: number;
};

/** Drafts by the keys of their conversations, one for each. */
export type Drafts = {
  leave(conversation: string, draft: Draft): void;
  /** Takes a draft away, unless it was typed on since `typed`. */
  drop(conversation: string, typed: number): void;
  all(): ReadonlyMap<string, Draft>;
};

const prefix = 'note-draft ';

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'tags' in value &&
  isListOf(value.tags, 'string') &&
  'dropped' in value &&
  isListOf(value.dropped, 'number') &&
  'typed' in value &&
  typeof value.typed === 'number';

const isListOf = (value: unknown, type: 'string' | 'number'): boolean =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === type);

/** What `localStorage` does, which writes before it returns; so a page that is closed in the next instant has left its words. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Drafts in the storage of the extension's pages. Where the browser allows no storage there are none. */
export function noteDrafts(storage: DraftStorage | null = ownStorage()): Drafts {
  const read = (key: string): Draft | null => parsed(storage?.getItem(key) ?? null);
  return {
    leave(conversation, draft) {
      try {
        storage?.setItem(prefix + conversation, JSON.stringify(draft));
      } catch {
        // A full storage takes no draft; the note is saved all the same.
      }
    },
    drop(conversation, typed) {
      if (read(prefix + conversation)?.typed === typed) storage?.removeItem(prefix + conversation);
    },
    all() {
      const found = new Map<string, Draft>();
      for (const key of keysOf(storage)) {
        const draft = read(key);
        if (draft) found.set(key.slice(prefix.length), draft);
        else storage?.removeItem(key);
      }
      return found;
    },
  };
}

/** Takes every draft away, as everything is deleted. */
export function forgetDrafts(storage: DraftStorage | null = ownStorage()): void {
  for (const key of keysOf(storage)) storage?.removeItem(key);
}

function keysOf(storage: DraftStorage | null): readonly string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}

function parsed(text: string | null): Draft | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function ownStorage(): DraftStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
