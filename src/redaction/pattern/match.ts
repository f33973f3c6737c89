import type { Stretch } from '../../evidence/pieces';
import { type Node, parsePattern, PatternError } from './parse';

type Step =
  | { readonly is: 'one'; readonly test: (character: string) => boolean }
  | { readonly is: 'fork'; readonly to: number[] }
  | { readonly is: 'end' };

/** A pattern as the steps of a machine that is in all its states at once, so that no text can make it go back and try again. */
export type Program = readonly Step[];

const maxSteps = 5000;
/** What is longer is no match: it bounds how far a machine looks ahead. */
const longest = 1000;

/** Makes the machine. Throws a PatternError for what is not understood, or is too large. */
export function compiled(source: string): Program {
  const steps: Step[] = [];
  write(parsePattern(source), steps);
  steps.push({ is: 'end' });
  return steps;
}

function write(node: Node, steps: Step[]): void {
  if (steps.length > maxSteps) throw new PatternError(0);
  if (node.is === 'one') steps.push(node);
  else if (node.is === 'all') for (const one of node.of) write(one, steps);
  else if (node.is === 'any') writeAny(node.of, steps);
  else writeTimes(node, steps);
}

function writeAny(of: readonly Node[], steps: Step[]): void {
  const fork: number[] = [];
  const ends: number[][] = [];
  steps.push({ is: 'fork', to: fork });
  for (const one of of) {
    fork.push(steps.length);
    write(one, steps);
    const end: number[] = [];
    ends.push(end);
    steps.push({ is: 'fork', to: end });
  }
  for (const end of ends) end.push(steps.length);
}

function writeTimes({ of, least, most }: Extract<Node, { is: 'times' }>, steps: Step[]): void {
  for (let count = 0; count < least; count += 1) write(of, steps);
  if (most === Infinity) {
    const begin = steps.length;
    const fork = [begin + 1];
    steps.push({ is: 'fork', to: fork });
    write(of, steps);
    steps.push({ is: 'fork', to: [begin] });
    fork.push(steps.length);
    return;
  }
  const skips: number[][] = [];
  for (let count = least; count < most; count += 1) {
    const fork = [steps.length + 1];
    skips.push(fork);
    steps.push({ is: 'fork', to: fork });
    write(of, steps);
  }
  for (const fork of skips) fork.push(steps.length);
}

/** So many states of a machine are looked at for each character of a text, and so many in any case; who needs more is stopped. */
const statesPerCharacter = 60;
const statesAtLeast = 300_000;

/**
 * Every match in the text, the leftmost first, each as long as can be; null where the pattern asks for more work than a text of that length is
 * worth. The work is counted, not timed: a pattern stops at the same text everywhere.
 */
export function matchesOf(program: Program, text: string): readonly Stretch[] | null {
  const machine = new Machine(program, text);
  const found: Stretch[] = [];
  for (let at = 0; at < text.length;) {
    const next = machine.nextMatch(at);
    if (machine.isStopped) return null;
    if (!next) return found;
    found.push(next);
    at = next.to;
  }
  return found;
}

/** The states a machine is in, each with where its match began. */
type States = Map<number, number>;

class Machine {
  readonly #program: Program;
  readonly #text: string;
  #left: number;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#text = text;
    this.#left = text.length * statesPerCharacter + statesAtLeast;
  }

  get isStopped(): boolean {
    return this.#left < 0;
  }

  nextMatch(start: number): Stretch | null {
    const text = this.#text;
    let states: States = new Map();
    let best: Stretch | null = null;
    for (let at = start; at <= text.length && !this.isStopped;) {
      if (!best) this.#enter(states, 0, at);
      for (const [state, from] of states) {
        if (this.#program[state]?.is === 'end' && at > from && (!best || from <= best.from)) best = { from, to: at };
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (at >= text.length) break;
      states = this.#advanced(states, character, at - longest, best?.from ?? Infinity);
      if (best && states.size === 0) break;
      at += character.length;
    }
    return best;
  }

  #advanced(states: States, character: string, earliest: number, latest: number): States {
    const next: States = new Map();
    this.#left -= states.size;
    for (const [state, from] of states) {
      const step = this.#program[state];
      if (step?.is === 'one' && from >= earliest && from <= latest && step.test(character)) this.#enter(next, state + 1, from);
    }
    return next;
  }

  /** Goes into a state and all that it forks to; who began earlier keeps a state. */
  #enter(states: States, first: number, from: number): void {
    const open = [first];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      const begun = states.get(state);
      if (begun !== undefined && begun <= from) continue;
      states.set(state, from);
      const step = this.#program[state];
      if (step?.is === 'fork') open.push(...step.to);
    }
  }
}
