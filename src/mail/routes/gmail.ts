import * as v from 'valibot';
import type { RouteMaker } from '../mailbox';
import { type MailPlace, type Route, RouteError } from '../route';
import { bytesOfBase64 } from './base64';
import { gmailCall, googleHosts, type Gmail, type GoogleHosts } from './gmail-calls';
import { gmailInsert } from './gmail-upload';
import { accessTokens, type OAuthMeans, type OAuthService, signedIn, tokensText } from './oauth';
import { withTokens } from './oauth-request';

export const gmailSettingsSchema = v.object({
  /** The OAuth client of the user's own project at Google. */
  clientId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Whether the mailbox may be read too: for looking mails up, checks and restoring. */
  reads: v.boolean(),
});
export type GmailSettings = v.InferOutput<typeof gmailSettingsSchema>;

/** The largest mail that Gmail is documented to take by upload (35 MB). */
const largestMail = 36_700_160;

const scope = 'https://www.googleapis.com/auth/gmail.';
const serviceFor = ({ reads }: GmailSettings, hosts: GoogleHosts): OAuthService => ({
  authorizeUrl: `${hosts.accounts}/o/oauth2/v2/auth`,
  tokenUrl: `${hosts.tokens}/token`,
  scopes: [`${scope}insert`, `${scope}labels`, ...(reads ? [`${scope}readonly`] : [])],
  // Without these Google gives a refresh token the first time only.
  more: { access_type: 'offline', prompt: 'consent' },
});

/** Has the user sign in at Google, on a click of theirs; answers the secret to keep. Rejects with `RouteError`. */
export async function connectGmail(
  means: OAuthMeans,
  settings: GmailSettings,
  clientSecret: string | null,
  signal: AbortSignal,
  hosts: GoogleHosts = googleHosts,
): Promise<string> {
  const client = { clientId: settings.clientId, clientSecret };
  return tokensText(await signedIn(means, serviceFor(settings, hosts), client, 'window', signal));
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const labelSchema = v.object({ id, name: v.string() });
const labelsSchema = v.object({ labels: v.optional(v.array(labelSchema), []) });
const messagesSchema = v.object({ messages: v.optional(v.array(v.object({ id })), []), nextPageToken: v.optional(v.string()) });
const headSchema = v.object({
  sizeEstimate: v.optional(v.number(), 0),
  payload: v.optional(v.object({ headers: v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []) }), { headers: [] }),
});
const rawSchema = v.object({ raw: v.string() });

/** Files mails under a label of Gmail's, by its API. The secret is what `connectGmail` answered. */
export const gmailRoute =
  (means: OAuthMeans, hosts: GoogleHosts = googleHosts): RouteMaker =>
  ({ settings }, secret) => {
    const held = v.safeParse(gmailSettingsSchema, settings);
    if (!held.success) throw new RouteError('setup');
    const tokens = accessTokens(means, serviceFor(held.output, hosts), held.output.clientId, secret);
    return routeOver({ base: hosts.gmail, ask: withTokens(tokens) }, held.output);
  };

function routeOver(gmail: Gmail, { reads }: GmailSettings): Route {
  return {
    limit: () => Promise.resolve(largestMail),
    async deliver({ bytes }, folder, signal) {
      if (bytes.length > largestMail) throw new RouteError('too-large');
      const label = (await labelOf(gmail, folder, signal)) ?? (await madeLabel(gmail, folder, signal));
      return { answer: await gmailInsert(gmail, bytes, label, signal), at: Date.now() };
    },
    async lookUp(messageId, folder, signal) {
      if (!reads) return 'unknown';
      const label = await labelOf(gmail, folder, signal);
      if (label === null) return 'missing';
      const query = new URLSearchParams({ q: `rfc822msgid:${messageId.replace(/^<|>$/g, '')}`, labelIds: label, maxResults: '1' });
      return (await gmailCall(gmail, `messages?${query}`, messagesSchema, { signal })).messages.length > 0 ? 'there' : 'missing';
    },
    async list(folder, signal) {
      if (!reads) return null;
      const label = await labelOf(gmail, folder, signal);
      return label === null ? [] : placesIn(gmail, label, signal);
    },
    async fetch({ ref }, _folder, signal) {
      const { raw } = await gmailCall(gmail, `messages/${encodeURIComponent(ref)}?format=raw`, rawSchema, { signal });
      return bytesOfBase64(raw);
    },
  };
}

/** The label's id; a name is Google's own whatever its case. */
async function labelOf(gmail: Gmail, name: string, signal: AbortSignal): Promise<string | null> {
  const { labels } = await gmailCall(gmail, 'labels', labelsSchema, { signal });
  return labels.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id ?? null;
}

async function madeLabel(gmail: Gmail, name: string, signal: AbortSignal): Promise<string> {
  const create = { name, labelListVisibility: 'labelShow', messageListVisibility: 'show' };
  return (await gmailCall(gmail, 'labels', labelSchema, { signal, create })).id;
}

async function placesIn(gmail: Gmail, label: string, signal: AbortSignal): Promise<readonly MailPlace[]> {
  const places: MailPlace[] = [];
  for (let page: string | undefined = ''; page !== undefined;) {
    const query = new URLSearchParams({ labelIds: label, maxResults: '500', ...(page !== '' && { pageToken: page }) });
    const { messages, nextPageToken }: v.InferOutput<typeof messagesSchema> = await gmailCall(gmail, `messages?${query}`, messagesSchema, {
      signal,
    });
    for (const { id: ref } of messages) {
      const head = `messages/${encodeURIComponent(ref)}?format=metadata&metadataHeaders=Message-ID`;
      const { sizeEstimate, payload } = await gmailCall(gmail, head, headSchema, { signal });
      const messageId = payload.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? null;
      places.push({ ref, size: sizeEstimate, messageId });
    }
    page = nextPageToken;
  }
  return places;
}
