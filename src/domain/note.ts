/** What a user wrote about a conversation: their own words and tags, apart from its messages. */
export type Note = {
  readonly text: string;
  readonly tags: readonly string[];
  /** When the user last changed it: epoch ms. */
  readonly changed: number;
  /** Words of other notes on this conversation that an import brought, newest first; the user takes them over or drops them. */
  readonly others: readonly OtherText[];
};
export type OtherText = { readonly text: string; readonly changed: number };

/** In UTF-16 units. */
export const maxNote = 20_000;
export const maxTag = 40;
export const maxTags = 20;
const maxOthers = 5;

/** Two tags are the same where these are: case, width and spaces do not count. */
export function tagKey(tag: string): string {
  return tidyTag(tag.normalize('NFKC')).toLowerCase();
}

/** A tag as it is kept: on one line, without the quotation marks that searches put around it. */
export function tidyTag(tag: string): string {
  const line = tag
    .replace(/["\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxTag);
  // A character of two units is not cut in half.
  return line.replace(/[\uD800-\uDBFF]$/, '').trim();
}

/** Tags as they are kept: tidy, each once, no more than are allowed. */
export function tidyTags(tags: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.map(tidyTag)) {
    const key = tagKey(tag);
    if (key !== '' && !kept.has(key)) kept.set(key, tag);
  }
  return [...kept.values()].slice(0, maxTags);
}

export function isEmptyNote({ text, tags, others }: Note): boolean {
  return text.trim() === '' && tags.length === 0 && others.length === 0;
}

/**
 * One note of two on the same conversation, whichever comes first. The words changed later are the note; those of the other are kept beside them
 * unless they stand in it. The tags are those of both.
 */
export function bothNotes(one: Note, other: Note): Note {
  const [newer, older] = isLater(one, other) ? [one, other] : [other, one];
  return withoutSaid({
    text: newer.text,
    tags: tidyTags([...newer.tags, ...older.tags]),
    changed: newer.changed,
    others: [...newer.others, ...older.others, { text: older.text, changed: older.changed }],
  });
}

/** A note without those other words that stand in its own, and each of the others once. */
export function withoutSaid(note: Note): Note {
  const others = new Map<string, OtherText>();
  for (const other of note.others) {
    const words = wordsOf(other.text);
    const known = others.get(words);
    if (!wordsOf(note.text).includes(words) && (!known || known.changed < other.changed)) others.set(words, other);
  }
  const sorted = [...others.values()].toSorted((a, b) => b.changed - a.changed || (a.text < b.text ? 1 : -1));
  return { ...note, others: sorted.slice(0, maxOthers) };
}

function isLater(one: Note, other: Note): boolean {
  if (one.changed !== other.changed) return one.changed > other.changed;
  if (one.text !== other.text) return one.text > other.text;
  return one.tags.join('\n') >= other.tags.join('\n');
}

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();
