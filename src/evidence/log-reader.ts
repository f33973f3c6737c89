import type { Opening } from './opening';
import type { SignedHead } from './signing';
import type { TileSource } from './tiles';

/** A stamp as the authority answered it, and the address it was asked at. */
export type KeptStamp = { readonly authority: string; readonly answer: Uint8Array<ArrayBuffer> };

/** A head of the log that was signed, with the time stamps that were got for it. */
export type KeptHead = { readonly size: number; readonly signed: SignedHead; readonly stamps: readonly KeptStamp[] };

/** The evidence log as a page reads it. Signing and stamping are the background's. */
export type LogReader = {
  /** The newest head that was signed, or null before the first. */
  newestHead(): Promise<KeptHead | null>;
  /** Every head that has a stamp, the smallest log first. */
  stampedHeads(): Promise<readonly KeptHead[]>;
  /**
   * The leaves of these messages in a log of `size` leaves, laid open with all they say, in the order of their numbers; what was sealed
   * later, and what was deleted, is left out.
   */
  openings(messages: readonly string[], size: number): Promise<readonly Opening[]>;
  /** The leaves of a log of `size` leaves that tell which others were deleted. */
  deletions(size: number): Promise<readonly Opening[]>;
  /** The leaves of these identity pages in a log of `size` leaves, laid open; what was sealed later is left out. */
  exhibits(ids: readonly string[], size: number): Promise<readonly Opening[]>;
  /** The hashes themselves, for proofs. */
  readonly tiles: TileSource;
  /** How far the log has come in sealing what the archive held before it: messages still to be sealed, 0 when done. */
  unsealed(): Promise<number>;
};
