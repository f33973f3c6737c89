import { askedApart, composesApart } from '../../platform/composer';
import type { ComposerQuestions } from '../../platform/messages';

/** Has mails composed: in Chromium in a page without a window, in Firefox in the background's own page, which loads the writers then. */
export async function compose<N extends keyof ComposerQuestions>(
  name: N,
  question: ComposerQuestions[N]['question'],
): Promise<ComposerQuestions[N]['answer']> {
  if (composesApart()) return askedApart(name, question);
  const { mailComposer } = await import('../../mail-root/mail-composer');
  return mailComposer()[name](question);
}
