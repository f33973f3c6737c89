import type { Query } from '../../src/search/terms';
import { classes, drawn, piecesOf, type Pieces, type QueryClass } from './classes';
import { luckOf } from './corpus/luck';
import type { Plain } from './plain';

/** A question with its true answer: the ids of all messages that fit, oldest first. */
export type Question = { readonly class: QueryClass; readonly query: Query; readonly truth: readonly number[] };

/** How often a phrase may stand in the corpus and still be called rare. */
const seldom = 5;
/** After so many draws without another question a class is left as small as it is: a given corpus need not hold everything. */
const patience = 3000;

/** `each` questions of every class, none twice, drawn from the corpus by lot; the same for a seed. */
export function questionsOf(plain: Plain, seed: number, each: number): readonly Question[] {
  const pieces = piecesOf(plain, luckOf(seed));
  return classes.flatMap((of) => questionsOfClass(of, pieces, each));
}

function questionsOfClass(of: QueryClass, pieces: Pieces, each: number): readonly Question[] {
  const questions = new Map<string, Question>();
  for (let turn = 0; turn < patience && questions.size < each; turn++) {
    const query = drawn(of, pieces);
    const name = JSON.stringify(query);
    if (!query || questions.has(name)) continue;
    const truth = pieces.plain.ids(query);
    if (isFit(of, truth.length)) questions.set(name, { class: of, query, truth });
  }
  return [...questions.values()];
}

/** Whether a question with that many hits is what its class says. */
function isFit(of: QueryClass, hits: number): boolean {
  if (of === 'none') return hits === 0;
  if (of === 'rare phrase') return hits > 0 && hits <= seldom;
  return hits > 0 || of === 'regex';
}
