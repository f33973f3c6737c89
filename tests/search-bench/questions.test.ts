import { expect, test } from 'vitest';
import { classes } from './classes';
import { corpusOf } from './corpus/chats';
import { plainScan } from './plain';
import { questionsOf } from './questions';

const plain = plainScan(corpusOf(5000, 3));
const each = 5;
const questions = questionsOf(plain, 9, each);

test('every class gets its questions, the same for a seed', () => {
  for (const of of classes) expect([of, questions.filter((question) => question.class === of).length]).toEqual([of, each]);
  expect(questionsOf(plain, 9, each)).toEqual(questions);
});

test('the truth is what a reader would find', () => {
  for (const { query, truth } of questions) {
    if (query.kind !== 'text') continue;
    const found = plain.texts.flatMap((text, id) =>
      text.toLowerCase().normalize('NFKC').includes(query.text.toLowerCase().normalize('NFKC')) ? [id] : [],
    );
    // Folding may find more than the same letters, never less.
    expect(found.filter((id) => !truth.includes(id))).toEqual([]);
  }
  expect(questions.filter((question) => question.class === 'none').every(({ truth }) => truth.length === 0)).toBe(true);
  expect(
    questions.filter((question) => question.class !== 'none' && question.class !== 'regex').every(({ truth }) => truth.length > 0),
  ).toBe(true);
});
