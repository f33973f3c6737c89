import { text } from '../platform/i18n';
import type { Parsed } from '../search/language/parse';
import type { ProblemKind, QueryProblem } from '../search/language/problems';
import './search-problems.css';

const words = {
  'unclosed-quote': 'queryUnclosedQuote',
  'unclosed-group': 'queryUnclosedGroup',
  'bad-regex': 'queryBadRegex',
  'unknown-field': 'queryUnknownField',
  'unknown-value': 'queryUnknownValue',
  'unknown-console': 'queryUnknownConsole',
  'bad-date': 'queryBadDate',
  'missing-value': 'queryMissingValue',
  'lonely-operator': 'queryLonelyOperator',
} as const satisfies Record<ProblemKind, Parameters<typeof text>[0]>;

/** What may still be finished by typing on. */
const unfinished: readonly ProblemKind[] = ['unclosed-quote', 'unclosed-group', 'missing-value', 'lonely-operator'];
const mostShown = 2;

function wordsOf({ kind, typed, field = '', known = [] }: QueryProblem): string {
  return text(words[kind], typed, field, known.join(', '));
}

type SearchProblemsProps = {
  readonly typed: string;
  readonly parsed: Parsed;
  readonly change: (typed: string) => void;
};

/** What could not be taken as it was typed, what was made of it, and what to write instead. */
export function SearchProblems({ typed, parsed, change }: SearchProblemsProps) {
  const isOpen = ({ kind, end }: QueryProblem): boolean => unfinished.includes(kind) && end >= typed.trimEnd().length;
  const shown = parsed.problems.filter((one) => !isOpen(one)).slice(0, mostShown);
  return (
    <div class="search-problems" role="status">
      {shown.map((problem) => {
        const { start, end, instead } = problem;
        return (
          <p key={`${problem.kind} ${start}`}>
            {wordsOf(problem)}{' '}
            {instead !== undefined && (
              <button type="button" class="quiet small" onClick={() => change(typed.slice(0, start) + instead + typed.slice(end))}>
                {text('queryInstead', instead)}
              </button>
            )}
          </p>
        );
      })}
    </div>
  );
}
