import { answered } from '../subject.ts';
import { importing } from './importing.ts';
import type { MakeStage } from './stage.ts';

/** The search index is gone, and is built anew while a file is imported. */
export const indexing: MakeStage = async (subject, luck) => {
  const file = await importing(subject, luck);
  await file.finish();
  return {
    victims: ['browser', 'extension'],
    books: file.books,
    async begin() {
      await answered('the end of the index', subject.asking.ask('forgetIndex'));
      await file.begin();
    },
    interrupted: (victim) => file.interrupted(victim),
    finish: () => file.finish(),
    close: () => file.close(),
  };
};
