import { mailComposer } from '../src/mail-root/mail-composer';
import { answerComposer } from '../src/platform/messages';

// The page without a window in which Chromium's background has mails composed: a service worker can load no writers.
const composer = mailComposer();

answerComposer({
  composeRun: async (question) => composer.composeRun(question),
  composeAgain: async (question) => composer.composeAgain(question),
});
