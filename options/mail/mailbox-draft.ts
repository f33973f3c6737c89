import type { Mailbox, RouteKind } from '../../src/mail/mailbox';
import type { ShownMailbox } from '../../src/mail/mail-store';
import { presetOf, serverFor } from '../../src/mail/companion-presets';

/** What the user typed of a mailbox; all of it text until it is saved. */
export type MailboxDraft = {
  readonly id: string;
  readonly kind: RouteKind;
  readonly address: string;
  /** Password, authorisation code or token; '' keeps the one that is stored. */
  readonly secret: string;
  /** JMAP: the session's address and, with a password, the user. */
  readonly url: string;
  readonly user: string;
  /** Gmail and Graph: the client's id, and for Gmail the client's own secret where it has one. */
  readonly clientId: string;
  /** IMAP, where the provider is not known. */
  readonly host: string;
  readonly port: string;
  /** The user's own folder, as the browser keeps it; null for the folder of downloads. */
  readonly own: { readonly key: string; readonly name: string } | null;
};

const at = (settings: unknown, ...path: readonly string[]): string => {
  let here: unknown = settings;
  for (const name of path) here = typeof here === 'object' && here !== null ? Reflect.get(here, name) : undefined;
  return typeof here === 'string' || typeof here === 'number' ? String(here) : '';
};

/** A draft of a new mailbox. */
export const newDraft = (id: string): MailboxDraft => ({
  id,
  kind: 'companion',
  address: '',
  secret: '',
  url: '',
  user: '',
  clientId: '',
  host: '',
  port: '993',
  own: null,
});

/** A stored mailbox, to be changed. */
export function draftOf({ id, kind, from, settings }: ShownMailbox): MailboxDraft {
  return {
    ...newDraft(id),
    kind,
    address: from,
    url: at(settings, 'url'),
    user: at(settings, 'user'),
    clientId: at(settings, 'clientId'),
    host: at(settings, 'imap', 'host'),
    port: at(settings, 'imap', 'port') || '993',
    own: at(settings, 'key') === '' ? null : { key: at(settings, 'key'), name: at(settings, 'name') },
  };
}

function settingsOf({ kind, address, url, user, clientId, host, port, own }: MailboxDraft): unknown {
  if (kind === 'jmap') return { url, user: user === '' ? null : user, sends: false };
  if (kind === 'gmail') return { clientId, reads: true };
  if (kind === 'graph') return { clientId, tenant: 'common' };
  if (kind === 'folder') return own ? { by: 'handle', ...own } : { by: 'downloads' };
  const preset = presetOf(address);
  const typed = { host, port: Number(port), security: 'tls', user: address };
  return { by: 'append', imap: host === '' && preset ? serverFor(preset.imap, address) : typed, smtp: null };
}

/** The mailbox as it is saved; the routes hold its settings against their schemas. */
export function mailboxOf(draft: MailboxDraft): Omit<Mailbox, 'secret' | 'found'> {
  const { id, kind, address } = draft;
  return { id, kind, name: address, from: address, to: [address], settings: settingsOf(draft) };
}
