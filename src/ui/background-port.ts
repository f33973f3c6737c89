import { askFromPage, type PageQuestions } from '../platform/messages';
import { forgetDrafts } from './notes/note-drafts';

/** What a page may ask the background, one function per question. */
export type Background = {
  readonly [N in keyof PageQuestions]: (question: PageQuestions[N]['question']) => Promise<PageQuestions[N]['answer']>;
};

/** The real background, over messages. */
export const background: Background = {
  tabState: async (question) => askFromPage('tabState', question),
  archivePage: async (question) => askFromPage('archivePage', question),
  setPaused: async (question) => askFromPage('setPaused', question),
  setPrivate: async (question) => askFromPage('setPrivate', question),
  scrollBack: async (question) => askFromPage('scrollBack', question),
  fillGap: async (question) => askFromPage('fillGap', question),
  stopScrolling: async (question) => askFromPage('stopScrolling', question),
  deleteConversation: async (question) => askFromPage('deleteConversation', question),
  quietFor: async (question) => askFromPage('quietFor', question),
  acceptPage: async (question) => askFromPage('acceptPage', question),
  teach: async (question) => askFromPage('teach', question),
  pageHealth: async (question) => askFromPage('pageHealth', question),
  repair: async (question) => askFromPage('repair', question),
  structure: async (question) => askFromPage('structure', question),
  runNow: async (question) => askFromPage('runNow', question),
  importSighting: async (question) => askFromPage('importSighting', question),
  restore: async (question) => askFromPage('restore', question),
  setNote: async (question) => askFromPage('setNote', question),
  setCase: async (question) => askFromPage('setCase', question),
  keepFile: async (question) => askFromPage('keepFile', question),
  saveMailbox: async (question) => askFromPage('saveMailbox', question),
  tryMailbox: async (question) => askFromPage('tryMailbox', question),
  signInMailbox: async (question) => askFromPage('signInMailbox', question),
  removeMailbox: async (question) => askFromPage('removeMailbox', question),
  savePlan: async (question) => askFromPage('savePlan', question),
  removePlan: async (question) => askFromPage('removePlan', question),
  runPlan: async (question) => askFromPage('runPlan', question),
  sayOfMail: async (question) => askFromPage('sayOfMail', question),
  checkMails: async (question) => askFromPage('checkMails', question),
  listMails: async (question) => askFromPage('listMails', question),
  fetchMail: async (question) => askFromPage('fetchMail', question),
  resendMails: async (question) => askFromPage('resendMails', question),
  stillComposing: async (question) => askFromPage('stillComposing', question),
  watchExport: async (question) => askFromPage('watchExport', question),
  goOnIndexing: async (question) => askFromPage('goOnIndexing', question),
  signHead: async (question) => askFromPage('signHead', question),
  stamp: async (question) => askFromPage('stamp', question),
  sealPack: async (question) => askFromPage('sealPack', question),
  pickProfile: async (question) => askFromPage('pickProfile', question),
  removeExhibit: async (question) => askFromPage('removeExhibit', question),
  keepDeposit: async (question) => askFromPage('keepDeposit', question),
  removeDeposit: async (question) => askFromPage('removeDeposit', question),
  diagnostics: async (question) => askFromPage('diagnostics', question),
  async deleteAll(question) {
    await askFromPage('deleteAll', question);
    forgetDrafts();
    return null;
  },
};
