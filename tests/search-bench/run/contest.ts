import type { ContestantName } from '../contestants/all';
import type { QueryClass } from '../classes';
import type { CorpusName } from '../page';

/** What a run measures, and with what. */
export type Contest = {
  readonly extension: string;
  /** Where the contestants' profiles lie. */
  readonly folder: string;
  readonly of: CorpusName;
  /** How long a stage of one contestant may take, ms. */
  readonly limit: number;
};

/** What one contestant came to over the questions of one class: times in ms, numbers of messages. */
export type ClassTally = {
  readonly first: number[];
  readonly count: number[];
  /** Messages that truly fit, those of them that were found, and others that were. */
  truth: number;
  found: number;
  false: number;
  /** Questions whose newest twenty were not just those that they are in truth. */
  wrongFirst: number;
};

/** What one contestant came to at one size. */
export type Standing = {
  readonly name: ContestantName;
  readonly size: number;
  readonly profile: string;
  /** Messages it took in, and the ms for that. */
  fed: number;
  feedTook: number;
  /** Bytes on disk, without the archive that an index lies beside. */
  bytes: number;
  /** Bytes of memory beyond those of an empty page in the same browser. */
  memory: number;
  readonly cold: number[];
  readonly classes: Map<QueryClass, ClassTally>;
  /** Why a stage was ended, and other things that a reader of the figures must know. */
  readonly notes: string[];
  /** Whether it has all messages and can be asked. */
  isReady: boolean;
};

export const standingOf = (name: ContestantName, { of, folder }: Contest): Standing => ({
  name,
  size: of.size,
  profile: `${folder}/${name}-${of.size}`,
  fed: 0,
  feedTook: 0,
  bytes: 0,
  memory: 0,
  cold: [],
  classes: new Map(),
  notes: [],
  isReady: false,
});

export function tallyOf({ classes }: Standing, of: QueryClass): ClassTally {
  const known = classes.get(of) ?? { first: [], count: [], truth: 0, found: 0, false: 0, wrongFirst: 0 };
  classes.set(of, known);
  return known;
}

export const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
