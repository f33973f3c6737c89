import * as v from 'valibot';
import { type Mailbox, mailboxSchema } from '../../mail/mailbox';
import type { MailStore } from '../../mail/mail-store';
import { mended, told, type Word } from '../../mail/outbox';
import { planSchema } from '../../mail/plan';
import { type Route, RouteError } from '../../mail/route';
import type { MailboxTried } from '../../platform/mail-questions';
import type { Handlers, PageQuestions } from '../../platform/messages';
import { base64Of } from '../../mail/routes/base64';
import type { MailSecrets } from '../../store/mail-secrets';
import type { MailWork } from './mail-work';
import { protectionFor } from './plan-protection';

type Names =
  | 'saveMailbox'
  | 'tryMailbox'
  | 'signInMailbox'
  | 'removeMailbox'
  | 'savePlan'
  | 'removePlan'
  | 'runPlan'
  | 'sayOfMail'
  | 'checkMails'
  | 'listMails'
  | 'fetchMail'
  | 'resendMails'
  | 'stillComposing';

type Means = {
  readonly store: MailStore;
  readonly secrets: MailSecrets;
  readonly work: MailWork;
  readonly routeOf: (mailbox: Mailbox) => Route;
  /** Has the user sign in, and answers what the route keeps as the mailbox's secret. */
  readonly signIn: (mailbox: Mailbox, clientSecret: string | null) => Promise<string>;
  readonly clock: () => number;
};

const words: ReadonlySet<string> = new Set<Word>(['retry', 'send-again', 'has-come', 'cancel']);
const isWord = (word: string): word is Word => words.has(word);

const forever = new AbortController().signal;

/** What pages wish of mail. Everything they send is held against its schema; a secret is sealed before anything else is done with it. */
export function mailWishes({ store, secrets, work, routeOf, signIn, clock }: Means): Pick<Handlers<PageQuestions>, Names> {
  const letGo = async (mailbox: string): Promise<void> => {
    const open = await store.open();
    for (const mail of mended(open, mailbox, clock())) {
      const before = open.find(({ id }) => id === mail.id);
      if (before) await store.put(mail, before);
    }
    void work.wake();
  };
  const attempt = async (id: string, act: (mailbox: Mailbox) => Promise<number | null>): Promise<MailboxTried> => {
    const mailbox = await store.mailbox(id);
    try {
      if (!mailbox) throw new RouteError('setup');
      return { trouble: null, answer: '', limit: await act(mailbox) };
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      return { trouble: error.trouble, answer: error.answer, limit: null };
    }
  };
  const known = async (id: string): Promise<Route> => {
    const mailbox = await store.mailbox(id);
    if (!mailbox) throw new RouteError('setup');
    return routeOf(mailbox);
  };
  return {
    async saveMailbox({ mailbox, secret }) {
      const given = v.parse(v.omit(mailboxSchema, ['secret', 'found']), mailbox);
      const before = await store.mailbox(given.id);
      const sealed = secret === null ? (before?.secret ?? null) : await secrets.seal(secret);
      await store.putMailbox({ ...given, secret: sealed, found: before?.found ?? null });
      return null;
    },
    tryMailbox: async ({ id, folder }) =>
      attempt(id, async (mailbox) => {
        const route = routeOf(mailbox);
        const limit = await route.limit(forever);
        await route.list(folder, forever);
        await letGo(id);
        return limit;
      }),
    signInMailbox: async ({ id, clientSecret }) =>
      attempt(id, async (mailbox) => {
        await store.putMailbox({ ...mailbox, secret: await secrets.seal(await signIn(mailbox, clientSecret)) });
        return null;
      }),
    removeMailbox: async ({ id }) => store.removeMailbox(id),
    async savePlan({ plan, passphrase }) {
      const given = v.parse(v.looseObject({ id: v.string(), protection: v.looseObject({ kind: v.string() }) }), plan);
      const before = await store.plan(given.id);
      const protection = await protectionFor(given.protection, before?.protection, passphrase, secrets);
      // What the plan has done is the background's to say: a page that was open for long would set it back.
      const past = before ? { done: before.done, runs: before.runs + 1, last: before.last } : { done: clock(), runs: 0, last: null };
      await store.putPlan(v.parse(planSchema, { ...given, protection, ...past }));
      void work.wake();
      return null;
    },
    async removePlan({ id }) {
      await store.removePlan(id, clock());
      return null;
    },
    runPlan: async ({ id }) => work.run(id),
    async sayOfMail({ id, word }) {
      const mail = await store.mail(id);
      if (mail && isWord(word)) await store.put(told(mail, word, clock()), mail);
      void work.wake();
      return null;
    },
    checkMails: async ({ plan: id }) =>
      attempt((await store.plan(id))?.mailbox ?? '', async () => {
        await work.check(id);
        return null;
      }),
    listMails: async ({ mailbox, folder }) => (await known(mailbox)).list(folder, forever),
    fetchMail: async ({ mailbox, folder, place }) => base64Of(await (await known(mailbox)).fetch(place, folder, forever)),
    resendMails: async ({ ids }) => work.again(ids),
    stillComposing: () => null,
  };
}
