import { companionRoute, type CompanionSettings } from '../../src/mail/routes/companion';
import { RouteError } from '../../src/mail/route';
import { askFromPage } from '../../src/platform/messages';
import { companionCommand, companionPort, companionState, type CompanionState } from '../../src/platform/native';

const port = companionPort();
const never = new AbortController().signal;

/** A mail as JSON carries it, and where it goes. */
type Filing = {
  readonly settings: CompanionSettings;
  readonly password: string;
  readonly folder: string;
  readonly messageId: string;
  readonly from: string;
  readonly text: string;
};

/** What tools and tests ask of the companion, by the extension's own way to it. */
export const companionQuestions = {
  companionState: async (): Promise<CompanionState> => companionState(),
  companionCommand: async (): Promise<string> => companionCommand(),

  /** Saves a mailbox as the options do, and has the background try it and list its folder: the trouble, or the Message-IDs there. */
  async mailboxInBackground({ settings, password, folder, from }: Omit<Filing, 'messageId' | 'text'>): Promise<readonly (string | null)[]> {
    const id = crypto.randomUUID();
    const mailbox = { id, kind: 'companion', name: from, from, to: [from], settings };
    await askFromPage('saveMailbox', { mailbox, secret: password });
    const tried = await askFromPage('tryMailbox', { id, folder });
    if (tried.trouble !== null) return [tried.trouble];
    return ((await askFromPage('listMails', { mailbox: id, folder })) ?? []).map(({ messageId }) => messageId);
  },

  /** Delivers a mail, then fetches it again; answers with its text as the mailbox has it, or with the trouble. */
  async deliverByCompanion({ settings, password, folder, messageId, from, text }: Filing): Promise<string> {
    const secret = { read: async () => password, write: async () => undefined };
    const route = companionRoute(port)({ from, to: [from], settings }, secret);
    const mail = { messageId, from, to: [from], subject: '', date: Date.now(), bytes: new TextEncoder().encode(text) };
    try {
      await route.deliver(mail, folder, never);
      const place = (await route.list(folder, never))?.find((one) => one.messageId === messageId);
      return place ? new TextDecoder().decode(await route.fetch(place, folder, never)) : 'not there';
    } catch (error) {
      if (error instanceof RouteError) return `${error.trouble} ${error.answer}`;
      throw error;
    }
  },
};
