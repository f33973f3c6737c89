import { batches, busiest, conversations, lengthAt, sightingOf, truthOf, type Part } from './corpus';
import { chance } from '../merge-simulator/random';
import { ours } from './ours';
import { plain } from './plain';
import { sqlite } from './sqlite';
import type { Subject } from './subject';

export type SubjectName = 'ours' | 'plain' | 'sqlite';

const subjects: Readonly<Record<SubjectName, () => Subject | Promise<Subject>>> = { ours, plain, sqlite };
const luck = chance(7);

let subject: Subject | null = null;
let waiting: Iterator<readonly Part[]> | null = null;
/** What appending has made longer than the corpus says. */
const grown = new Map<number, number>();

function chosen(): Subject {
  if (!subject) throw new Error('no subject was chosen');
  return subject;
}

const randomConversation = (isBusy: boolean): number => luck.between(0, (isBusy ? busiest : conversations) - 1);

/** Asks the background, as a page does. */
const asked = async (name: string, question: unknown): Promise<{ ok: boolean }> => {
  const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<{ ok: boolean }> } };
  return runtime.sendMessage({ liaocun: 'page', name, question });
};

/** What the bench asks of this page. Times are ms. */
const storeBench = {
  async choose(name: SubjectName): Promise<null> {
    subject = await subjects[name]();
    return null;
  },
  prepare(from: number, to: number, size: number): null {
    waiting = batches(from, to, size);
    return null;
  },
  /** Stores the next batch; null when there is none left. */
  async fill(): Promise<{ readonly messages: number; readonly took: number } | null> {
    const next = waiting?.next();
    if (!next || next.done === true) return null;
    return { messages: next.value.reduce((sum, part) => sum + part.messages.length, 0), took: await chosen().add(next.value) };
  },
  /** Appends one message after another, each to a conversation drawn by lot. */
  async append(total: number, count: number, isBusy: boolean): Promise<readonly number[]> {
    const took: number[] = [];
    for (let turn = 0; turn < count; turn++) {
      const conversation = randomConversation(isBusy);
      const length = lengthAt(total, conversation) + (grown.get(conversation) ?? 0);
      took.push((await chosen().append?.(conversation, length)) ?? 0);
      grown.set(conversation, (grown.get(conversation) ?? 0) + 1);
    }
    return took;
  },
  /** Opens busy conversations at messages drawn by lot. */
  async open(total: number, count: number): Promise<readonly number[]> {
    const took: number[] = [];
    for (let turn = 0; turn < count; turn++) {
      const conversation = randomConversation(true);
      took.push((await chosen().open?.(conversation, luck.between(0, lengthAt(total, conversation) - 1))) ?? 0);
    }
    return took;
  },
  /** Offers the background one message more and waits for its word that this is on disk. */
  async offer(total: number): Promise<number> {
    const conversation = conversations - 1;
    const length = lengthAt(total, conversation) + (grown.get(conversation) ?? 0);
    grown.set(conversation, (grown.get(conversation) ?? 0) + 1);
    const question = sightingOf(conversation, truthOf(conversation, length + 1).slice(-5));
    const begun = performance.now();
    const { ok } = await asked('importSighting', question);
    if (!ok) throw new Error('the background did not take the message');
    return performance.now() - begun;
  },
  /** Whether the background has indexed everything; it is told to go on. */
  async isIndexed(): Promise<boolean> {
    await asked('goOnIndexing', null);
    return (await chosen().isIndexed?.()) ?? true;
  },
  heap: (): number => (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
  async close(): Promise<null> {
    await chosen().close();
    return null;
  },
};

export type StoreBench = typeof storeBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var storeBench: StoreBench;
}
globalThis.storeBench = storeBench;
