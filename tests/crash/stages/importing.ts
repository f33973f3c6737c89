import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../merge-simulator/random.ts';
import { Book } from '../book.ts';
import { answered, type Subject } from '../subject.ts';
import { dingTalkFile, ownFile, type FileKind } from './parcels.ts';
import type { MakeStage, Stage } from './stage.ts';

/** Conversations in a file. */
const conversations = 3;
/** Messages of each that a file adds; as many of the file before it stand in it again. */
const step = 150;

/** Files of DingTalk's are imported. */
export const importing: MakeStage = async (subject, luck) => new Importing(subject, luck, dingTalkFile);
/** Files of our own are put back. */
export const restoring: MakeStage = async (subject, luck) => new Importing(subject, luck, ownFile);

/** Files each of which begins in the midst of the one before. A file that was interrupted is chosen again, from its start. */
class Importing implements Stage {
  readonly victims = ['browser', 'extension'] as const;
  readonly #subject: Subject;
  readonly #luck: Chance;
  readonly #kind: FileKind;
  readonly #byName: ReadonlyMap<string, Book>;
  #file = 0;
  #running: Promise<boolean> | null = null;

  constructor(subject: Subject, luck: Chance, kind: FileKind) {
    this.#subject = subject;
    this.#luck = luck;
    this.#kind = kind;
    const round = luck.between(0, 1e9);
    this.#byName = new Map(Array.from({ length: conversations }, (_, at) => [`peer-${round}-${at}`, new Book()]));
  }

  get books(): readonly Book[] {
    return [...this.#byName.values()];
  }

  async begin(): Promise<void> {
    this.#running = this.#importFile();
    this.#running.catch(() => false);
    await pause(this.#luck.between(0, 1200));
  }

  async interrupted(): Promise<void> {
    if (
      this.#running &&
      (await answered(
        'the end of an import',
        this.#running.catch(() => false),
      ))
    )
      this.#file += 1;
    this.#running = null;
  }

  async finish(): Promise<void> {
    if (!(await this.#importFile())) throw new Error('a file was refused');
  }

  async close(): Promise<void> {
    await this.#running?.catch(() => false);
  }

  /** Hands the file in as the options page does, one bit after the other. Rejects when the other end goes. */
  async #importFile(): Promise<boolean> {
    const from = Math.max(0, this.#file - 1) * step;
    for (const { lines } of this.books) while (lines.length < (this.#file + 1) * step) lines.push(this.#line(lines.length));
    const parcels = await this.#kind([...this.#byName].map(([conversation, { lines }]) => ({ conversation, lines, from })));
    for (const parcel of parcels) {
      const key = await answered('an import', parcel.hand(this.#subject.asking));
      if (key === null) return false;
      this.#byName.get(parcel.conversation)?.acknowledge(key, parcel.rows, from);
    }
    return true;
  }

  #line(at: number): Book['lines'][number] {
    return { text: at % 4 === 3 ? '好的' : `第 ${at} 条`, direction: this.#luck.maybe(0.5) ? 'out' : 'in', id: `m${at}` };
  }
}
