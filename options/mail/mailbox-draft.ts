import type { Mailbox, RouteKind } from '../../src/mail/mailbox';
import type { ShownMailbox } from '../../src/mail/mail-store';
import type { Discovered, MailServer } from '../../src/mail/companion-protocol';
import { presetOf, serverFor } from '../../src/mail/companion-presets';

/** What the user typed of a mailbox; all of it text until it is saved. */
export type MailboxDraft = {
  readonly id: string;
  readonly kind: RouteKind;
  readonly address: string;
  /** Password, authorisation code or token, or a client's secret at Google; '' keeps the one that is stored. */
  readonly secret: string;
  /** JMAP: the session's address and, with a password, the user. IMAP: the user where that is not the address. */
  readonly url: string;
  readonly user: string;
  /** Gmail and Graph: the client's id. */
  readonly clientId: string;
  /** Whether the companion files mails or sends them, and the servers where the provider is not known; SMTP is for sending. */
  readonly by: 'append' | 'send';
  readonly host: string;
  readonly port: string;
  readonly security: MailServer['security'];
  readonly smtpHost: string;
  readonly smtpPort: string;
  readonly smtpSecurity: MailServer['security'];
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
  by: 'append',
  host: '',
  port: '993',
  security: 'tls',
  smtpHost: '',
  smtpPort: '465',
  smtpSecurity: 'tls',
  own: null,
});

const securityAt = (settings: unknown, name: string): MailServer['security'] =>
  at(settings, name, 'security') === 'starttls' ? 'starttls' : 'tls';

/** A stored mailbox, to be changed. */
export function draftOf({ id, kind, from, settings }: ShownMailbox): MailboxDraft {
  return {
    ...newDraft(id),
    kind,
    address: from,
    url: at(settings, 'url'),
    user: at(settings, 'user') || at(settings, 'imap', 'user') || at(settings, 'smtp', 'user'),
    clientId: at(settings, 'clientId'),
    host: at(settings, 'imap', 'host'),
    port: at(settings, 'imap', 'port') || '993',
    by: at(settings, 'by') === 'send' ? 'send' : 'append',
    security: securityAt(settings, 'imap'),
    smtpHost: at(settings, 'smtp', 'host'),
    smtpPort: at(settings, 'smtp', 'port') || '465',
    smtpSecurity: securityAt(settings, 'smtp'),
    own: at(settings, 'key') === '' ? null : { key: at(settings, 'key'), name: at(settings, 'name') },
  };
}

/** The draft with the servers that were found. */
export function filledIn({ address }: MailboxDraft, { imap, smtp }: Discovered): Partial<MailboxDraft> {
  const one = imap ?? smtp;
  const user = one ? serverFor(one, address).user : address;
  return {
    user: user === address ? '' : user,
    ...(imap ? { host: imap.host, port: String(imap.port), security: imap.security } : {}),
    ...(smtp ? { smtpHost: smtp.host, smtpPort: String(smtp.port), smtpSecurity: smtp.security } : {}),
  };
}

/** A known provider's servers go before typed ones: its fields are not shown. */
function companionSettings({ address, user, by, host, port, security, smtpHost, smtpPort, smtpSecurity }: MailboxDraft): unknown {
  const preset = presetOf(address);
  const named = user === '' ? address : user;
  const typed = (server: Omit<MailServer, 'user'>): MailServer | null => (server.host === '' ? null : { ...server, user: named });
  const imap = preset ? serverFor(preset.imap, address) : typed({ host, port: Number(port), security });
  const smtp = preset ? serverFor(preset.smtp, address) : typed({ host: smtpHost, port: Number(smtpPort), security: smtpSecurity });
  return { by, imap, smtp: by === 'send' ? smtp : null };
}

function settingsOf(draft: MailboxDraft): unknown {
  const { kind, url, user, clientId, own } = draft;
  if (kind === 'jmap') return { url, user: user === '' ? null : user, sends: false };
  if (kind === 'gmail') return { clientId, reads: true };
  if (kind === 'graph') return { clientId, tenant: 'common' };
  if (kind === 'folder') return own ? { by: 'handle', ...own } : { by: 'downloads' };
  return companionSettings(draft);
}

/** The mailbox as it is saved; the routes hold its settings against their schemas. */
export function mailboxOf(draft: MailboxDraft): Omit<Mailbox, 'secret' | 'found'> {
  const { id, kind, address } = draft;
  return { id, kind, name: address, from: address, to: [address], settings: settingsOf(draft) };
}
