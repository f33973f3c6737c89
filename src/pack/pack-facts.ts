import type { Head } from '../evidence/head';
import type { Algorithm } from '../evidence/signing';
import type { Deposit, Exhibit } from '../evidence/exhibit';
import type { Deleted } from '../evidence/shown';

/** A stamp in the pack that was checked and holds. */
export type StampFact = { readonly authority: string; readonly time: string; readonly size: number };

/** All that the pages of a pack say of it. */
export type PackFacts = {
  readonly messages: number;
  readonly gaps: number;
  /** Conversations of which the page did not show the first message, and places where messages were left out of the pack by choice. */
  readonly beginnings: number;
  readonly leftOut: number;
  /** Entries of the pack's messages. */
  readonly leaves: number;
  /** All deletions that the log tells of, of whatever conversation. */
  readonly deletions: readonly Deleted[];
  /** Messages that are not in the log yet. */
  readonly unproven: number;
  readonly sealedLate: number;
  /** Messages without a time of their own, and those that came from a file. */
  readonly untimed: number;
  readonly imported: number;
  readonly hidden: number;
  readonly stamps: readonly StampFact[];
  /** Stamps that the log has and that do not hold: they are left out. */
  readonly badStamps: number;
  readonly earlier: number;
  readonly deposits: readonly Deposit[];
  readonly exhibits: readonly Exhibit[];
  /** Files in the pack; those that the archive has no more; and those of which it never had more than the name or the address. */
  readonly files: { readonly kept: number; readonly missing: number; readonly masked: number; readonly named: number };
  /** What of the environment is known. */
  readonly known: { readonly build: boolean; readonly clock: boolean; readonly captures: number };
  readonly head: Head;
  readonly algorithm: Algorithm;
};
