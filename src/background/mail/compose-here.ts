import { askedApart, composesApart } from '../../platform/composer';
import { extensionVersion } from '../../platform/i18n';
import type { ComposerQuestions } from '../../platform/mail-questions';

/** What has mails composed and stored. */
export type Composer = {
  readonly [N in keyof ComposerQuestions]: (
    wish: Omit<ComposerQuestions[N]['question'], 'version'>,
  ) => Promise<ComposerQuestions[N]['answer']>;
};

const here = async () => (await import('../../mail-root/mail-composer')).mailComposer();

/** Has mails composed: in Chromium in a page without a window, in Firefox in the background's own page, which loads the writers then. */
export const composer: Composer = {
  async composeRun(wish) {
    const question = { ...wish, version: extensionVersion() };
    return composesApart() ? askedApart('composeRun', question) : (await here()).composeRun(question);
  },
  async composeAgain(wish) {
    const question = { ...wish, version: extensionVersion() };
    return composesApart() ? askedApart('composeAgain', question) : (await here()).composeAgain(question);
  },
};
