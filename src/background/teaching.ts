import * as v from 'valibot';
import { hintsSchema, type Hints } from '../../content-scripts/reader/hints';
import { taughtNow } from '../../content-scripts/reader/taught';
import { browser, type Runtime } from '../platform/browser';
import { getSetting, setSetting, settings } from '../platform/settings';
import { isNamedHost } from './allowed';
import { frameOfChat } from './inject-on-demand';
import { inject, injectLayoutEverywhere, injectTeach, registerHost } from './injection';

/** The one teaching session that may save: the frame in which the user began it. */
const sessionSchema = v.object({ tabId: v.number(), frameId: v.number(), host: v.string() });
type Session = v.InferOutput<typeof sessionSchema>;
const key = 'teaching';

/** A selector that a page taught may point at anything it shows; nothing of it is ever clicked. */
const taughtByClicking = v.pipe(
  v.omit(hintsSchema, ['loadMore']),
  v.transform((hints): Hints => hints),
);

/** Begins teaching in the frame of a tab that shows its chat. Throws where the browser lets no script in. */
export async function beginTeaching(tabId: number): Promise<void> {
  await injectLayoutEverywhere(tabId);
  const frameId = await frameOfChat(tabId);
  const host = await hostOfFrame(tabId, frameId);
  await browser.storage.session.set({ [key]: { tabId, frameId, host } satisfies Session });
  await injectTeach(tabId, frameId);
}

/** Runs inside a frame, alone. A frame without an address of its own belongs to the page around it. */
async function hostOfFrame(tabId: number, frameId: number): Promise<string> {
  const [found] = await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func: () => location.href });
  const address = typeof found?.result === 'string' && /^https?:/.test(found.result) ? found.result : (await browser.tabs.get(tabId)).url;
  return new URL(address ?? '').hostname.toLowerCase();
}

async function sessionOf({ tab, frameId = 0 }: Runtime.MessageSender): Promise<Session | null> {
  const { [key]: stored } = await browser.storage.session.get(key);
  const session = v.safeParse(sessionSchema, stored);
  if (!session.success || session.output.tabId !== tab?.id || session.output.frameId !== frameId) return null;
  return session.output;
}

/** Saves what was taught, once for each session, and reads the page by it from now on. Throws for anyone but the frame that is being taught. */
export async function saveTaught(question: unknown, sender: Runtime.MessageSender): Promise<null> {
  const session = await sessionOf(sender);
  if (!session) throw new Error('nobody is teaching here');
  const address = addressOf(sender);
  if (address.hostname.toLowerCase() !== session.host) throw new Error('the page has changed its host');
  const hints = v.parse(taughtByClicking, question);
  await browser.storage.session.remove(key);
  await setSetting(settings.taught, { ...(await getSetting(settings.taught)), [session.host]: taughtNow(session.host, hints, Date.now()) });
  await archiveTaught(session.tabId, address);
  return null;
}

function addressOf({ tab, url }: Runtime.MessageSender): URL {
  return new URL(url !== undefined && /^https?:/.test(url) ? url : (tab?.url ?? ''));
}

/** A taught host is archived like one that was allowed, as far as it was. */
async function archiveTaught(tabId: number, { protocol, hostname, href }: URL): Promise<void> {
  const isAllowed = await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  if (!isAllowed) return;
  const hosts = await getSetting(settings.hosts);
  if (!isNamedHost(new URL(href))) {
    if (!hosts.includes(hostname)) await setSetting(settings.hosts, [...hosts, hostname]);
    await registerHost(href);
  }
  await inject(tabId);
}

/** The user cancelled, or is done. */
export async function endTeaching(sender: Runtime.MessageSender): Promise<null> {
  if (await sessionOf(sender)) await browser.storage.session.remove(key);
  return null;
}
