import * as v from 'valibot';
import { keptTitle } from '../archive/captured-pages';
import { longestProfile } from '../domain/limits';
import { hexOf } from '../evidence/bytes';
import { exhibitSubjects, type ExhibitSubject } from '../evidence/exhibit';
import { sha256 } from '../evidence/sha256';
import { browser, type Runtime } from '../platform/browser';
import { picturedPart } from '../platform/page-picture';
import type { ExhibitStore } from '../store/exhibit-store';
import { injectProfile } from './injection';

/** Whose profile is being picked, and where. The user began it in the popup; the script in the page may keep what it picked, once. */
const sessionSchema = v.object({
  tabId: v.number(),
  of: v.picklist(exhibitSubjects),
  conversation: v.nullable(v.string()),
  /** What the other side is called; '' for the user's own account. */
  name: v.string(),
});
type Session = v.InferOutput<typeof sessionSchema>;
const key = 'profile';

const length = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000));
const size = { width: length, height: length };
const pickedSchema = v.object({
  box: v.object({ x: length, y: length, ...size }),
  view: v.object({ width: v.pipe(length, v.minValue(1)), height: v.pipe(length, v.minValue(1)) }),
  text: v.pipe(v.string(), v.maxLength(longestProfile)),
});

/** Has the user pick somebody's profile in a tab. Throws where the browser lets no script in. */
export async function beginProfile(wish: Session): Promise<void> {
  if (wish.of === 'peer' && wish.conversation === null) throw new Error('a profile of the other side belongs to a conversation');
  await browser.storage.session.set({ [key]: v.parse(sessionSchema, wish) });
  await injectProfile(wish.tabId);
}

async function sessionOf({ tab, frameId }: Runtime.MessageSender): Promise<Session> {
  const { [key]: stored } = await browser.storage.session.get(key);
  const session = v.safeParse(sessionSchema, stored);
  if (!session.success || session.output.tabId !== tab?.id || frameId !== 0) throw new Error('nobody is picking here');
  return session.output;
}

/** What the script in the page is to ask for. */
export async function profileAsked(sender: Runtime.MessageSender): Promise<{ of: ExhibitSubject; name: string }> {
  const { of, name } = await sessionOf(sender);
  return { of, name };
}

/** Takes the picture of what was picked and keeps it, with the address and the title that the browser tells. Throws where the tab is not in sight any more. */
export async function keepProfile(store: ExhibitStore, question: unknown, sender: Runtime.MessageSender, at: number): Promise<null> {
  const { tabId, of, conversation } = await sessionOf(sender);
  const { box, view, text } = v.parse(pickedSchema, question);
  const { url, title, picture } = await picturedPart(tabId, box, view);
  const own = { id: crypto.randomUUID(), of, conversation: of === 'peer' ? conversation : null, at };
  const page = { url, title: keptTitle(title) ?? '', text, part: { ...box, view } };
  await store.keepExhibit({ ...own, ...page, type: 'image/png', sha256: hexOf(sha256(picture)), data: picture });
  await browser.storage.session.remove(key);
  return null;
}

/** The user cancelled, or is done. */
export async function endProfile(sender: Runtime.MessageSender): Promise<null> {
  await sessionOf(sender).then(
    async () => browser.storage.session.remove(key),
    () => undefined,
  );
  return null;
}
