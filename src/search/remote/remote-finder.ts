import type { Stop } from '../../archive/ports';
import { type Finder, type Findings, nothingFound, type Question } from '../finder';
import type { Query } from '../terms';
import { type Line, lineTo, type SearchWorker } from './line';
import type { Ask, FromWorker } from './protocol';

/** How long a pattern may be tried without a sign of life, in ms. */
const patience = 2000;

/** Calls back after so many ms; returns how to call that off. */
export type After = (ms: number, then: () => void) => () => void;

/** The finder of a worker. A pattern that takes too long cannot be told to stop: its worker is ended, and another one started. */
export function remoteFinder(start: () => SearchWorker, after: After): Finder {
  const line = lineTo<Ask>(start);
  const once = async <T>(ask: Ask): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      line.call(ask, ({ what, value }) => (what === 'error' ? reject(value) : resolve(value as T)));
    });
  return {
    find: (question, limit, stop) => find(line, { question, limit, stop }, after),
    places: async (question) => once({ ask: 'places', question }),
    outline: async (conversation) => once({ ask: 'outline', conversation }),
    days: async (query) => once({ ask: 'days', query }),
    waits: async (query) => once({ ask: 'waits', query }),
    built: async () => once({ ask: 'built' }),
  };
}

type Search = { readonly question: Question; readonly limit: number; readonly stop: Stop };

async function* find(line: Line<Ask>, { question, limit, stop }: Search, after: After): AsyncGenerator<Findings> {
  const heard: FromWorker[] = [];
  let wake: (() => void) | undefined;
  const call = line.call({ ask: 'find', question, limit }, (message) => {
    heard.push(message);
    wake?.();
  });
  /** False where patience ended before anything was heard. */
  const hear = async (): Promise<boolean> =>
    new Promise((resolve) => {
      const calm = hasPattern(question.query) ? after(patience, () => resolve(false)) : () => undefined;
      wake = () => {
        calm();
        resolve(true);
      };
      if (heard.length > 0) wake();
    });
  let last = nothingFound;
  try {
    while (!stop.aborted) {
      if (!(await hear())) {
        call.close();
        line.restart();
        yield { ...last, done: true, stopped: 'slow-regex' };
        return;
      }
      for (const { what, value } of heard.splice(0)) {
        if (what === 'last') return;
        if (what === 'error') throw value;
        last = value as Findings;
        yield last;
      }
    }
  } finally {
    call.close();
  }
}

function hasPattern(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(hasPattern);
  return query.kind === 'not' ? hasPattern(query.of) : query.kind === 'regex';
}
