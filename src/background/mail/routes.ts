import type { Mailbox, MailSecret, RouteKind, RouteMaker } from '../../mail/mailbox';
import { type Route, RouteError } from '../../mail/route';
import { jmapRoute } from '../../mail/routes/jmap';
import type { MailSecrets } from '../../store/mail-secrets';
import type { MailStore } from '../../mail/mail-store';

const makers: Partial<Record<RouteKind, RouteMaker>> = { jmap: jmapRoute };

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

/** The way into a mailbox. Throws `RouteError('setup')` where there is none of its kind, or its settings are not the route's. */
export function routeOf(mailbox: Mailbox, store: MailStore, secrets: MailSecrets): Route {
  const maker = makers[mailbox.kind];
  if (!maker) throw new RouteError('setup');
  return maker(mailbox, secretOf(mailbox, store, secrets));
}
