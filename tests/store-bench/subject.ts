import type { Part } from './corpus';

/** What is measured: our store, or another way to keep the same messages. Each answers with the ms that the store took, and nothing else. */
export type Subject = {
  /** Stores what lies ready, in one transaction. */
  add(batch: readonly Part[]): Promise<number>;
  /** Stores what a pane shows once a message has arrived in a conversation of `length` messages: that one, and those before it. */
  append?(conversation: number, length: number): Promise<number>;
  /** Reads a screen of messages around the one at index `at`. */
  open?(conversation: number, at: number): Promise<number>;
  /** Whether all that was stored is indexed. */
  isIndexed?(): Promise<boolean>;
  /** Lets go of everything, so that what was written can be weighed. */
  close(): Promise<void>;
};

/** Rows that a pane shows. */
export const shownRows = 21;
/** Messages of one screen, as the archive page asks for them. */
export const screenful = 60;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
