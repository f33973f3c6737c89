import type { Chance } from '../../merge-simulator/random.ts';
import type { Book } from '../book.ts';
import type { Victim } from '../processes.ts';
import type { Subject } from '../subject.ts';

/** What goes on while something is killed. */
export type Stage = {
  /** What may be killed in it. */
  readonly victims: readonly [Victim, ...Victim[]];
  /** All conversations that it has to do with. */
  readonly books: readonly Book[];
  /** Brings on what is to be interrupted and resolves at a random moment in it. */
  begin(): Promise<void>;
  /** Called right after the kill. */
  interrupted(victim: Victim): Promise<void>;
  /** Goes on without a kill until all that was begun is done. */
  finish(): Promise<void>;
  close(): Promise<void>;
};

export type MakeStage = (subject: Subject, luck: Chance) => Promise<Stage>;
