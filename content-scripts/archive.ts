import { browser } from '../src/platform/browser';
import { answerBackground, askFromContent, type PaneReport } from '../src/platform/messages';
import { layoutHere, putLayoutHere } from './layout-here';
import { LayoutOnCall } from './layout-on-call';
import { consoleAt, isHostOf, siteFor } from './reader/choose-site';
import type { Cut } from './reader/cut-pane';
import type { Hints } from './reader/hints';
import type { Look } from './reader/signs/look';
import type { Pane } from './reader/reading';
import type { Site } from './reader/site';
import { hasComposer } from './reader/has-composer';
import { clearReaderHere, readerHere } from './reader-here';
import { lostPane } from './lost-pane';
import { putScrollHere, scrollHere } from './scroll-here';
import { shippedOn } from './sites/shipped-on';
import { sitesHere } from './sites-here';
import { strayChat } from './stray-chat';
import { usualConsole } from './usual-console';
import { addressOf, FrameWatch, type FramePorts } from './watcher/frame-watch';
import type { PaneReader } from './watcher/ports';
import { pageScheduler } from './watcher/scheduler';

const running: unique symbol = Symbol.for('liaocun.running');
/** Shared by all scripts of this extension in this frame, and by nothing else: they live in a world of their own. */
const here: typeof globalThis & { [running]?: FrameWatch } = globalThis;

const anywhere = 'body';

/** A host that the user granted and no site knows: its chats are read from layout alone, under the host's name. */
function unknownSite({ hostname }: URL): Site {
  const id = hostname.toLowerCase();
  return { id, hosts: [], isConsole: () => true, hints: { landmark: anywhere }, zone: () => null, bareClock: 'unknown', shipped: 'off' };
}

const scheduler = pageScheduler(window);

/** What is known of no console has the whole page for its landmark, which says nothing. */
const hasLandmark = (site: Site): boolean => site.hints.landmark !== anywhere && siteFor([site], addressOf(document), document) !== null;

const strayHere = strayChat({
  scheduler,
  async look(site) {
    const answer = await askFromContent('stray', { console: site.id, url: addressOf(document).href, composer: hasComposer(document) });
    const layout = answer === 'no' ? null : layoutHere();
    const isUsual = answer === 'usual';
    if (layout?.showsChat(document, isUsual)) return 'chat';
    return (isUsual || hasLandmark(site)) && layout?.showsTraces(document) ? 'traces' : 'nothing';
  },
  found: () => void here[running]?.renewOrders(),
  lost: (site) => void tellLost(site).catch(() => null),
});

const usualHere = usualConsole(
  (consoles, url) => askFromContent('usual', { consoles, url }),
  () => void here[running]?.renewOrders(),
);

/** Stands beside the panes that are followed while a chat is no longer found. */
let lost: readonly PaneReport[] = [];
const withLost = (panes: readonly PaneReport[]): readonly PaneReport[] => [...panes, ...lost];

async function tellLost(site: Site | null): Promise<void> {
  lost = [];
  if (site) {
    const { state } = await askFromContent('hello', { console: site.id, url: addressOf(document).href });
    if (state === 'on') lost = [{ ...lostPane, console: site.id }];
  }
  await askFromContent('report', withLost(here[running]?.panes() ?? []));
}

/** The console by the address of this frame, or of the page of the same origin that it was built into. */
function consoleHere(sites: readonly Site[], url: URL): Site | null {
  const around = window.frameElement?.ownerDocument;
  return consoleAt(sites, url) ?? (around ? consoleAt(sites, addressOf(around)) : null);
}

/** Where no pane is found, a console whose landmark is here is sought like one whose landmark is gone: the chat may have changed inside it. */
const unfollowed = (site: Site): Site | null => ((here[running]?.panes().length ?? 0) > 0 ? null : site);

function siteNow(): Site | null {
  const url = addressOf(document);
  const sites = [...sitesHere(), ...shippedOn];
  const known = siteFor(sites, url, document);
  const isOwned = known !== null || sites.some(({ hosts }) => isHostOf(hosts, url));
  const mayBeAny = !isOwned && /^https?:$/.test(url.protocol);
  const usual = mayBeAny ? usualHere(sites, url) : null;
  // Until it is known what the page was read as before, it is nothing.
  const shown = known ?? (mayBeAny && usual === null ? unknownSite(url) : null);
  const stray = strayHere(shown ? unfollowed(shown) : (consoleHere(sites, url) ?? usual ?? null), url.pathname);
  return shown ?? usual ?? stray;
}

/** What was taught for this host comes from the background, which has held it against the schema. */
const isTaught = (taught: unknown): taught is Hints => typeof taught === 'object' && taught !== null && 'landmark' in taught;

/** The reader of this frame, which the background brings when it is first needed. */
async function broughtReader(): Promise<NonNullable<ReturnType<typeof readerHere>>> {
  if (!readerHere()) await askFromContent('reader', null);
  const reader = readerHere();
  if (!reader) throw new Error('the reader could not be brought');
  return reader;
}

const readerFor: FramePorts['readerFor'] = async (site, { useHints, taught }) => {
  const { cutPane, findPanes } = await broughtReader();
  const known = useHints && Object.keys(site.hints).length > 1 ? site.hints : null;
  const hints = isTaught(taught) ? taught : known;
  const layout = new LayoutOnCall(() => askFromContent('layout', null));
  const doubts = new WeakMap<Element, Look['doubts']>();
  const reader: PaneReader = {
    find: () => findPanes(document, hints, layout.ask),
    cut: (pane) => refined(cutPane(pane, hints, layout.ask, doubts.get(pane.element)), pane, site, hints),
    awaited: layout.awaited,
    look(pane) {
      const look = layout.ask()?.look(pane, hints);
      const before = doubts.get(pane.element) ?? [];
      if (look) doubts.set(pane.element, look.doubts);
      return look ? { signs: look.signs, revises: look.doubts.join() !== before.join() } : null;
    },
  };
  return { hints, reader };
};

/** A site may mend what hints cannot say; where it is read without them, it has nothing to mend. */
function refined(cut: Cut, pane: Pane, site: Site, hints: Hints | null): Cut {
  const refine = hints === site.hints && site.refine?.bind(site);
  if (!refine) return cut;
  return {
    read(part) {
      const reading = cut.read(part);
      return reading && { ...refine(reading, pane), more: reading.more };
    },
  };
}

/** 128 random bits in hex; `randomUUID` is missing on pages served over plain http. */
const makeId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function start(): FrameWatch {
  const watch = new FrameWatch({
    document,
    siteNow,
    readerFor,
    hello: (question) => askFromContent('hello', question),
    deliver: (sighting) => askFromContent('sight', sighting),
    report(panes) {
      // A pane that came late ends the search for it.
      if (panes.length > 0) siteNow();
      return askFromContent('report', withLost(panes));
    },
    isAlive: () => browser.runtime?.id !== undefined,
    scheduler,
    makeId,
    isFilled: (pane) => askFromContent('isFilled', { pane }),
    dating: ({ time }, { zone, lang, bareClock }, at) => askFromContent('dateOf', { time, at, zone, lang, bareClock }),
    version: browser.runtime.getManifest().version,
  });
  answerBackground({
    sweep: () => watch.sweep(),
    panes: () => withLost(watch.panes()),
    orders: () => watch.renewOrders().then(() => null),
    scrollBack: async ({ pane, goal }) => {
      const begin = scrollHere();
      if (begin) await watch.scrollBack(begin, pane, goal);
      return null;
    },
    stopScrolling: () => {
      watch.stopScrolling();
      return null;
    },
  });
  return watch;
}

// Injected again: a script that still works goes on and only asks for its orders; one that an update left behind makes room.
if (here[running]?.isAlive) void here[running].renewOrders();
else {
  here[running]?.stop();
  clearReaderHere();
  putLayoutHere(null);
  putScrollHere(null);
  here[running] = start();
}
