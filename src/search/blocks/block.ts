import type { Entry } from './entry';

/**
 * Many messages of one stretch of time, oldest first, as they lie on disk: one long text and one column for each of the rest. Few large
 * values are read many times faster than many small ones, and one long text is searched at the memory's speed.
 */
export type Block = {
  readonly id: number;
  /** Another one with every change, so that what was made from an earlier state is known to be old. */
  readonly revision: number;
  readonly text: string;
  /** Where each message's text begins, and where the last one ends. */
  readonly starts: Uint32Array;
  readonly at: Float64Array;
  readonly order: Float64Array;
  readonly bits: Uint16Array;
  /** Places in `conversations` and `senders`. */
  readonly conversation: Uint16Array;
  readonly sender: Uint16Array;
  readonly conversations: readonly string[];
  readonly senders: readonly string[];
};

/** How many messages and how many characters a block holds at most; a single longer message still gets a block. */
export const mostMessages = 2048;
export const mostCharacters = 160_000;

export const countOf = (block: Block): number => block.at.length;

/** Where a message of the archive stands. */
export type MessagePlace = { readonly conversation: string; readonly order: number };

/** The place of a block's message. */
export const placeAt = (block: Block, index: number): MessagePlace => ({
  conversation: block.conversations[block.conversation[index] ?? 0] ?? '',
  order: block.order[index] ?? 0,
});

/** A place as one string. */
export const placeName = ({ conversation, order }: MessagePlace): string => `${order} ${conversation}`;

/** Sorts by time; messages of one instant by their place, so that the order is always the same. */
export function byTime(a: Entry, b: Entry): number {
  return a.at - b.at || (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : a.order - b.order);
}

/** Numbers names in the order in which they come. */
function numbering(): { readonly names: string[]; readonly numberOf: (name: string) => number } {
  const names: string[] = [];
  const known = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = known.get(name) ?? known.set(name, names.push(name) - 1).size - 1;
    return number;
  };
  return { names, numberOf };
}

/** A block of these entries, which are sorted by time. All columns are filled in one go: an index of a million messages has millions of values. */
export function blockOf(id: number, revision: number, entries: readonly Entry[]): Block {
  const [conversations, senders] = [numbering(), numbering()];
  const count = entries.length;
  const starts = new Uint32Array(count + 1);
  const [at, order] = [new Float64Array(count), new Float64Array(count)];
  const [bits, conversation, sender] = [new Uint16Array(count), new Uint16Array(count), new Uint16Array(count)];
  let index = 0;
  for (const entry of entries) {
    at[index] = entry.at;
    order[index] = entry.order;
    bits[index] = entry.bits;
    conversation[index] = conversations.numberOf(entry.conversation);
    sender[index] = senders.numberOf(entry.sender);
    starts[index + 1] = (starts[index] ?? 0) + entry.text.length;
    index += 1;
  }
  const text = entries.map((entry) => entry.text).join('');
  return { id, revision, text, starts, at, order, bits, conversation, sender, conversations: conversations.names, senders: senders.names };
}

/** The entries of a block, oldest first. */
export function entriesOf(block: Block): readonly Entry[] {
  return Array.from(block.at, (at, index) => ({
    at,
    order: block.order[index] ?? 0,
    conversation: block.conversations[block.conversation[index] ?? 0] ?? '',
    sender: block.senders[block.sender[index] ?? 0] ?? '',
    bits: block.bits[index] ?? 0,
    text: block.text.slice(block.starts[index], block.starts[index + 1]),
  }));
}

/** Cuts sorted entries into as few parts as hold them, about equally full. */
export function parted(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const characters = entries.reduce((sum, entry) => sum + entry.text.length, 0);
  const parts = Math.max(1, Math.ceil(entries.length / mostMessages), Math.ceil(characters / mostCharacters));
  const size = Math.ceil(entries.length / parts);
  return Array.from({ length: parts }, (_, part) => entries.slice(part * size, (part + 1) * size)).filter((part) => part.length > 0);
}
