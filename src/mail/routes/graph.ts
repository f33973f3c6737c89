import * as v from 'valibot';
import type { RouteMaker } from '../mailbox';
import { type MailPlace, type Route, RouteError } from '../route';
import { graphAnswer, graphCall, microsoftHosts, type Graph, type MicrosoftHosts } from './graph-calls';
import { graphFolder, graphMadeFolder } from './graph-folders';
import { graphFiled, messageSchema, withMessageId } from './graph-message';
import { accessTokens, type OAuthMeans, type OAuthService, signedIn, tokensText } from './oauth';
import { withTokens } from './oauth-request';

export const graphSettingsSchema = v.object({
  /** The application (client) id of the user's own registration at Microsoft. */
  clientId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Whose accounts sign in: `common`, `consumers`, `organizations`, or one directory's id. */
  tenant: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)),
});
export type GraphSettings = v.InferOutput<typeof graphSettingsSchema>;

/** The largest mail that Exchange takes by itself (35 MB), its attachments in base64. */
const largestMail = 36_700_160;

const serviceFor = ({ tenant }: GraphSettings, { login, graph }: MicrosoftHosts): OAuthService => ({
  authorizeUrl: `${login}/${tenant}/oauth2/v2.0/authorize`,
  tokenUrl: `${login}/${tenant}/oauth2/v2.0/token`,
  scopes: ['offline_access', `${graph}/Mail.ReadWrite`],
  more: { response_mode: 'query' },
});

/** Has the user sign in at Microsoft, on a click of theirs; answers the secret to keep. Rejects with `RouteError`. */
export async function connectGraph(
  means: OAuthMeans,
  settings: GraphSettings,
  signal: AbortSignal,
  hosts: MicrosoftHosts = microsoftHosts,
): Promise<string> {
  const client = { clientId: settings.clientId, clientSecret: null };
  return tokensText(await signedIn(means, serviceFor(settings, hosts), client, 'window', signal));
}

/** Files mails in a folder of Outlook's or Exchange's, by Microsoft Graph. The secret is what `connectGraph` answered. */
export const graphRoute =
  (means: OAuthMeans, hosts: MicrosoftHosts = microsoftHosts): RouteMaker =>
  ({ settings }, secret) => {
    const held = v.safeParse(graphSettingsSchema, settings);
    if (!held.success) throw new RouteError('setup');
    const tokens = accessTokens(means, serviceFor(held.output, hosts), held.output.clientId, secret);
    return routeOver({ base: hosts.graph, ask: withTokens(tokens) });
  };

function routeOver(graph: Graph): Route {
  return {
    limit: () => Promise.resolve(largestMail),
    async deliver(mail, folder, signal) {
      const id = await graphMadeFolder(graph, folder, signal);
      return { answer: await graphFiled(graph, mail, id, signal), at: Date.now() };
    },
    async lookUp(messageId, folder, signal) {
      const id = await graphFolder(graph, folder, signal);
      if (id === null) return 'missing';
      return (await withMessageId(graph, id, messageId, signal)).length > 0 ? 'there' : 'missing';
    },
    async list(folder, signal) {
      const id = await graphFolder(graph, folder, signal);
      return id === null ? [] : placesIn(graph, id, signal);
    },
    async fetch({ ref }, _folder, signal) {
      return (await graphAnswer(graph, `messages/${encodeURIComponent(ref)}/$value`, { signal })).bytes;
    },
  };
}

const pageSchema = v.object({
  value: v.array(v.object({ ...messageSchema.entries, internetMessageId: v.optional(v.nullable(v.string()), null) })),
  '@odata.nextLink': v.optional(v.string()),
});

/** Graph does not tell the size of a message; 0 says so. */
async function placesIn(graph: Graph, folder: string, signal: AbortSignal): Promise<readonly MailPlace[]> {
  const places: MailPlace[] = [];
  const first = `mailFolders/${encodeURIComponent(folder)}/messages?$top=100&$select=id,internetMessageId`;
  for (let page: string | undefined = first; page !== undefined;) {
    const { value, '@odata.nextLink': next }: v.InferOutput<typeof pageSchema> = await graphCall(graph, page, pageSchema, { signal });
    for (const { id, internetMessageId } of value) places.push({ ref: id, messageId: internetMessageId, size: 0 });
    page = next;
  }
  return places;
}
