import type { Case } from '../../cases/case';
import type { FileToHandIn } from '../../cases/fits';

/** Which exhibit is being written, from 0, and how many messages of it are. */
export type PackProgress = { readonly exhibit: number; readonly done: number };

/** `withProofs`: each chat comes with an evidence pack of its own too. */
export type PackChoice = { readonly withProofs: boolean };

/** A case as files: one zip, or several where the limit of its kind of dispute demands it. */
export type CasePack = {
  readonly zips: readonly { readonly fileName: string; readonly blob: Blob }[];
  /** The files in it that are to be handed in, without our index and records. */
  readonly toHandIn: readonly FileToHandIn[];
  /** The places, from 0, of exhibits of which nothing is in the archive any more. */
  readonly leftOut: readonly number[];
};

/** Rejects with the signal's reason when it aborts. */
export type ExportCase = (
  of: Case,
  choice: PackChoice,
  signal: AbortSignal,
  progress: (progress: PackProgress) => void,
) => Promise<CasePack>;
