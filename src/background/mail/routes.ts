import * as v from 'valibot';
import type { Mailbox, MailSecret, RouteKind, RouteMaker } from '../../mail/mailbox';
import type { MailStore } from '../../mail/mail-store';
import { type Route, RouteError } from '../../mail/route';
import { companionRoute } from '../../mail/routes/companion';
import { folderRoute } from '../../mail/routes/folder';
import { connectGmail, gmailRoute, gmailSettingsSchema } from '../../mail/routes/gmail';
import { connectGraph, graphRoute, graphSettingsSchema } from '../../mail/routes/graph';
import { jmapRoute } from '../../mail/routes/jmap';
import { clientSecretIn } from '../../mail/routes/oauth';
import { companionPort } from '../../platform/native';
import { folderMeans, oauthMeans } from '../../platform/mail-means';
import type { MailSecrets } from '../../store/mail-secrets';

const makers: Readonly<Record<RouteKind, RouteMaker>> = {
  companion: companionRoute(companionPort()),
  jmap: jmapRoute,
  gmail: gmailRoute(oauthMeans),
  graph: graphRoute(oauthMeans),
  folder: folderRoute(folderMeans),
};

function secretOf({ id }: Mailbox, store: MailStore, secrets: MailSecrets): MailSecret {
  return {
    async read() {
      const sealed = (await store.mailbox(id))?.secret ?? null;
      return sealed && secrets.unseal(sealed);
    },
    async write(secret) {
      const sealed = await secrets.seal(secret);
      const now = await store.mailbox(id);
      if (now) await store.putMailbox({ ...now, secret: sealed });
    },
  };
}

/** The way into a mailbox. Throws `RouteError('setup')` where its settings are not the route's. */
export function routeOf(mailbox: Mailbox, store: MailStore, secrets: MailSecrets): Route {
  return makers[mailbox.kind](mailbox, secretOf(mailbox, store, secrets));
}

const forever = new AbortController().signal;

function held<T>(schema: v.GenericSchema<unknown, T>, settings: unknown): T {
  const read = v.safeParse(schema, settings);
  if (!read.success) throw new RouteError('setup');
  return read.output;
}

/**
 * What opens the provider's sign-in window and answers what is to be kept as the mailbox's secret. Where no client's secret is given, the one that the
 * kept secret holds is used. It throws `RouteError`.
 */
export const signInBy =
  (store: MailStore, secrets: MailSecrets) =>
  async (mailbox: Mailbox, clientSecret: string | null): Promise<string> => {
    const { kind, settings } = mailbox;
    if (kind === 'graph') return connectGraph(oauthMeans, held(graphSettingsSchema, settings), forever);
    if (kind !== 'gmail') throw new RouteError('setup');
    const secret = clientSecret ?? clientSecretIn(await secretOf(mailbox, store, secrets).read());
    return connectGmail(oauthMeans, held(gmailSettingsSchema, settings), secret, forever);
  };
