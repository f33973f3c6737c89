import type { Head } from '../evidence/head';
import type { Algorithm } from '../evidence/signing';
import type { Deposit, Exhibit } from '../evidence/exhibit';

/** A stamp in the pack that was checked and holds. */
export type StampFact = { readonly authority: string; readonly time: string; readonly size: number };

/** All that the pages of a pack say of it. */
export type PackFacts = {
  readonly messages: number;
  readonly gaps: number;
  readonly leaves: number;
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
  readonly files: { readonly kept: number; readonly missing: number; readonly masked: number };
  readonly head: Head;
  readonly algorithm: Algorithm;
};
