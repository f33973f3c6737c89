import * as v from 'valibot';
import { splitAttribute } from './select';
import { taughtSchema, type Taught } from './taught';

/** What keeps a text from being a taught page, and where: `path` names a field as in `hints.direction.in` or `hints.kinds.0.selector`. */
export type TaughtProblem =
  /** `detail` is what the browser says of the place. */
  | { readonly what: 'json'; readonly detail: string }
  | { readonly what: 'value'; readonly path: string; readonly expected: string; readonly found: string }
  | { readonly what: 'missing'; readonly path: string }
  | { readonly what: 'unknown'; readonly path: string }
  | { readonly what: 'selector'; readonly path: string }
  | { readonly what: 'host'; readonly said: string; readonly wanted: string };

export type CheckedTaught =
  | { readonly taught: Taught; readonly problems: readonly [] }
  | { readonly taught: null; readonly problems: readonly TaughtProblem[] };

/** Hints that are no selectors, but a name or a pattern. */
const notSelectors = new Set(['textAttribute', 'provisionalId', 'kind', 'newestFirst']);

/**
 * Reads the JSON of a taught page as a person may have written it, and tells everything that is wrong with it. `host` is the one it has to
 * be for; null takes any.
 */
export function checkTaught(json: string, host: string | null): CheckedTaught {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { taught: null, problems: [{ what: 'json', detail: error instanceof Error ? error.message : '' }] };
  }
  const read = v.safeParse(taughtSchema, value);
  if (!read.success) return { taught: null, problems: read.issues.map(problemOf) };
  const taught = read.output;
  const problems = [
    ...(host !== null && taught.host !== host ? [{ what: 'host', said: taught.host, wanted: host } as const] : []),
    ...unknownIn(value, taught, []),
    ...badSelectorsIn(taught.hints, ['hints']),
  ];
  return problems.length === 0 ? { taught, problems: [] } : { taught: null, problems };
}

function problemOf(issue: v.BaseIssue<unknown>): TaughtProblem {
  const path = v.getDotPath(issue) ?? '';
  if (issue.received === 'undefined') return { what: 'missing', path };
  return { what: 'value', path, expected: issue.expected ?? issue.type, found: issue.received };
}

const partsOf = (value: unknown): readonly (readonly [name: string, part: unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Fields that the schema left out of `known`: nobody would ever read them, so a slip of the pen is told. */
function unknownIn(given: unknown, known: unknown, path: readonly string[]): readonly TaughtProblem[] {
  const kept = new Map(partsOf(known));
  return partsOf(given).flatMap(([name, part]): readonly TaughtProblem[] => {
    const here = [...path, name];
    return kept.has(name) ? unknownIn(part, kept.get(name), here) : [{ what: 'unknown', path: here.join('.') }];
  });
}

/** Selectors that the browser does not understand: they would match nothing without a word. */
function badSelectorsIn(hints: unknown, path: readonly string[]): readonly TaughtProblem[] {
  return partsOf(hints).flatMap(([name, part]): readonly TaughtProblem[] => {
    const here = [...path, name];
    if (notSelectors.has(name)) return [];
    if (typeof part !== 'string') return badSelectorsIn(part, here);
    return isSelector(part) ? [] : [{ what: 'selector', path: here.join('.') }];
  });
}

function isSelector(hint: string): boolean {
  const { selector } = splitAttribute(hint);
  try {
    if (selector !== undefined) document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
