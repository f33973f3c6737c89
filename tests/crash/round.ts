import { chance } from '../merge-simulator/random.ts';
import type { Family } from '../support/extension.ts';
import type { Book } from './book.ts';
import type { CopyOptions } from './crash-copy.ts';
import { exportedRecords } from './export-jsonl.ts';
import { isExact, judged, type Line, type Verdict } from './judge.ts';
import type { Victim } from './processes.ts';
import { capture } from './stages/capture.ts';
import { exporting } from './stages/exporting.ts';
import { importing, restoring } from './stages/importing.ts';
import { indexing } from './stages/indexing.ts';
import { migrating } from './stages/migrating.ts';
import type { MakeStage, Stage } from './stages/stage.ts';
import { answered, Subject } from './subject.ts';

const stages = {
  capture,
  import: importing,
  restore: restoring,
  migration: migrating,
  index: indexing,
  export: exporting,
} satisfies Record<string, MakeStage>;
export type StageName = keyof typeof stages;
export const stageNames = Object.keys(stages) as readonly StageName[];

/** What was found of one part of the browser killed in one stage. */
export type Tally = {
  readonly stage: StageName;
  readonly victim: Victim;
  kills: number;
  /** Acknowledged messages that were looked for after the kills, each as often as it was looked for. */
  acknowledged: number;
  lost: number;
  doubled: number;
  /** Invented, or in a wrong place. */
  wrong: number;
  /** Times that a search did not find what is there. */
  unfound: number;
  /** Kills after which the archive opened and could be read. */
  opened: number;
  /** Kills after which the archive's head is wrong, its mirror is ahead of it, or the user is told of a loss that was none. */
  alarms: number;
};

/** What the exported JSON Lines of a round hold against all that was said in it. `missing` was never acknowledged. */
export type RoundEnd = Record<
  'said' | 'exported' | 'lost' | 'doubled' | 'wrong' | 'missing' | 'silentGaps' | 'wrongCounts' | 'alarms',
  number
>;

export type RoundResult = {
  readonly tallies: readonly Tally[];
  /** Null where the round broke off. */
  readonly end: RoundEnd | null;
  /** What went wrong, in words, for whoever looks for the cause. */
  readonly notes: readonly string[];
};

export type RoundOptions = CopyOptions & {
  readonly family: Family;
  /** One after the other on the same profile; a migration lays an archive of its own and so can only be the first. */
  readonly plan: readonly (readonly [stage: StageName, kills: number])[];
  readonly seed: number;
};

/** Kills a browser or its parts again and again on one profile, looks after each kill, and in the end at everything that was ever said. */
export async function crashRound({ family, plan, seed, isBroken }: RoundOptions): Promise<RoundResult> {
  const luck = chance(seed);
  const subject = new Subject(family);
  const round = new Round(subject);
  try {
    await subject.begin({ isBroken });
    for (const [name, kills] of plan) await round.play(name, await stages[name](subject, luck), kills);
    return { tallies: round.tallies, end: await round.end(), notes: round.notes };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { tallies: round.tallies, end: null, notes: [...round.notes, why] };
  } finally {
    await subject.end();
  }
}

class Round {
  readonly notes: string[] = [];
  readonly tallies: Tally[] = [];
  readonly #subject: Subject;
  readonly #books: Book[] = [];
  /** Faults are counted once, however often they are met. */
  readonly #known = new Map<Book, Verdict>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Kills so many times in one stage, each of its victims in turn, and lets it end in peace. */
  async play(name: StageName, stage: Stage, kills: number): Promise<void> {
    this.#books.push(...stage.books);
    try {
      for (let kill = 0; kill < kills; kill++) {
        const victim = stage.victims[kill % stage.victims.length] ?? stage.victims[0];
        await this.#kill(this.#tally(name, victim), stage);
      }
      await stage.finish();
    } finally {
      await stage.close();
    }
  }

  #tally(stage: StageName, victim: Victim): Tally {
    const known = this.tallies.find((one) => one.stage === stage && one.victim === victim);
    if (known) return known;
    const tally = { stage, victim, kills: 0, acknowledged: 0, lost: 0, doubled: 0, wrong: 0, unfound: 0, opened: 0, alarms: 0 };
    this.tallies.push(tally);
    return tally;
  }

  async #kill(tally: Tally, stage: Stage): Promise<void> {
    await stage.begin();
    await this.#subject.kill(tally.victim);
    tally.kills += 1;
    await stage.interrupted(tally.victim);
    try {
      // Before any page can show a lost message again.
      for (const book of stage.books) await this.#look(tally, book);
      tally.opened += 1;
      await this.#listen(tally);
    } catch (error) {
      this.notes.push(`${tally.stage}, ${tally.victim} killed: ${String(error)}`);
    }
  }

  async #look(tally: Tally, book: Book): Promise<void> {
    if (book.key === null) return;
    // What is acknowledged from here on may be stored after the records are read.
    const acknowledged = new Set(book.acknowledged);
    const before = await this.#found(book.key);
    const records = await answered('the records', this.#subject.asking.ask('records', book.key));
    const after = await this.#found(book.key);
    // A page that lives may go on meanwhile.
    if (before > records.length || after < records.length) {
      tally.unfound += 1;
      this.notes.push(`${book.key}: ${before} to ${after} of ${records.length} messages are found`);
    }
    this.#judge(tally, book, acknowledged, records);
  }

  #found(key: string): Promise<number> {
    return answered('a search', this.#subject.asking.ask('found', key));
  }

  #judge(tally: Tally, book: Book, acknowledged: ReadonlySet<number>, records: readonly Line[]): void {
    const { lost, doubled, invented, moved } = judged(book.lines, acknowledged, records);
    const before = this.#known.get(book);
    tally.acknowledged += acknowledged.size;
    tally.lost += lost.filter((place) => before?.lost.includes(place) !== true).length;
    tally.doubled += Math.max(0, doubled.length - (before?.doubled.length ?? 0));
    tally.wrong += Math.max(0, invented.length + moved.length - (before ? before.invented.length + before.moved.length : 0));
    this.#note(book, { lost, missing: [], doubled, invented, moved });
    this.#known.set(book, { lost: [...lost, ...(before?.lost ?? [])], missing: [], doubled, invented, moved });
  }

  async #listen(tally: Tally): Promise<void> {
    if (!(await this.#stands())) tally.alarms += 1;
  }

  /**
   * Whether the archive's head counts what is there, its mirror outside the database is not ahead of it (it may be late), and the user is
   * told of no loss.
   */
  async #stands(): Promise<boolean> {
    const { head, messages, mirror, loss } = await answered('the head', this.#subject.asking.ask('standing'));
    const isAhead = mirror !== null && mirror.born === head?.born && mirror.sequence > head.sequence;
    const stands = (head?.messages ?? 0) === messages && !isAhead && loss === null;
    if (!stands)
      this.notes.push(`head ${JSON.stringify(head)}, ${messages} messages, mirror ${JSON.stringify(mirror)}, loss ${JSON.stringify(loss)}`);
    return stands;
  }

  #note(book: Book, verdict: Verdict): void {
    if (!isExact(verdict)) this.notes.push(`${book.key}: ${JSON.stringify(verdict)}`);
  }

  /** Everything, as it leaves the archive. */
  async end(): Promise<RoundEnd> {
    const { browser, downloads, asking } = this.#subject;
    const end: RoundEnd = { said: 0, exported: 0, lost: 0, doubled: 0, wrong: 0, missing: 0, silentGaps: 0, wrongCounts: 0, alarms: 0 };
    end.alarms = (await this.#stands()) ? 0 : 1;
    for (const book of this.#books) {
      const key = book.key ?? '';
      const records = await exportedRecords(browser, key, downloads);
      const verdict = judged(book.lines, book.acknowledged, records);
      this.#note(book, verdict);
      const conversation = await asking.ask('conversation', key);
      end.said += book.lines.length;
      end.exported += records.length;
      end.lost += verdict.lost.length;
      end.doubled += verdict.doubled.length;
      end.wrong += verdict.invented.length + verdict.moved.length;
      end.missing += verdict.missing.length;
      end.silentGaps += Math.max(0, holesIn([...verdict.lost, ...verdict.missing]) - (conversation?.gaps.length ?? 0));
      end.wrongCounts += conversation?.total === records.length && records.every(({ position }, at) => position === at) ? 0 : 1;
    }
    return end;
  }
}

/** Runs of neighbouring places. */
function holesIn(places: readonly number[]): number {
  const all = new Set(places);
  return places.filter((place) => !all.has(place - 1)).length;
}
