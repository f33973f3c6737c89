import * as v from 'valibot';
import { accountSchema, type CompanionPort, type MailAccess } from '../companion-protocol';
import type { MailSecret, RouteMaker } from '../mailbox';
import { RouteError } from '../route';
import { base64Of, bytesOfBase64 } from './base64';

/** What a mailbox of this route is set to: its servers, and which of them takes the mails. Its secret is the password. */
export const companionSettingsSchema = v.pipe(
  accountSchema,
  v.check(({ by, imap, smtp }) => (by === 'append' ? imap : smtp) !== null, 'the server that takes the mails is missing'),
);
export type CompanionSettings = v.InferOutput<typeof companionSettingsSchema>;

async function accessOf(settings: CompanionSettings, secret: MailSecret): Promise<MailAccess> {
  const password = await secret.read();
  if (password === null || password === '') throw new RouteError('sign-in');
  return { ...settings, password };
}

/**
 * The route through the companion on the user's machine: files by IMAP, or sends by SMTP. Sent mails can be looked up and listed where an
 * IMAP server is set besides.
 */
export const companionRoute =
  (port: CompanionPort): RouteMaker =>
  (mailbox, secret) => {
    const read = v.safeParse(companionSettingsSchema, mailbox.settings);
    if (!read.success) throw new RouteError('setup');
    const access = (): Promise<MailAccess> => accessOf(read.output, secret);
    return {
      limit: async (signal) => port.ask('limit', { access: await access() }, signal),
      async deliver({ messageId, from, to, date, bytes }, folder, signal) {
        const mail = { messageId, from, to: [...to], date, bytes: { base64: base64Of(bytes), size: bytes.length } };
        return port.ask('deliver', { access: await access(), folder, mail }, signal);
      },
      lookUp: async (messageId, folder, signal) => port.ask('look-up', { access: await access(), folder, messageId }, signal),
      list: async (folder, signal) => port.ask('list', { access: await access(), folder }, signal),
      async fetch({ ref }, folder, signal) {
        const { base64, size } = await port.ask('fetch', { access: await access(), folder, ref }, signal);
        const bytes = bytesOfBase64(base64);
        if (bytes.length !== size) throw new RouteError('wait');
        return bytes;
      },
    };
  };
