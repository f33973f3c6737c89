import { indexFinder } from '../search/find/finder';
import { shareFinder } from '../search/find/share';
import { channelOf } from '../search/remote/protocol';
import { remoteHelper } from '../search/remote/remote-helper';
import { serveFinder } from '../search/remote/serve-finder';
import { serveHelper } from '../search/remote/serve-helper';
import { quickReads } from '../store/reads/open-reads';
import { searchSource } from '../store/search-source';
import { breathe } from '../export/breathe';

/** By then the page has shown what it opened with, ms. */
const aheadAfter = 250;
/** The name of the worker that helps another one. */
const helperName = 'search helper';

const pace = { now: () => performance.now(), breathe };
const source = searchSource(quickReads());
const channel = channelOf(globalThis);

/** The worker in which a page's searches run, so that none of them ever keeps the keyboard or the screen waiting. */
function serveSearches(): void {
  // The database is open and its directory read by the time the first key is pressed; who asks sooner waits for the same.
  let early: ReturnType<typeof source.snapshot> | null = source.snapshot();
  early.catch(() => undefined).finally(() => (early = null));
  const helper = navigator.hardwareConcurrency > 1 ? remoteHelper(startHelper) : null;
  const finder = indexFinder({ ...source, snapshot: async () => early ?? source.snapshot() }, pace, helper);
  serveFinder(channel, finder);
  setTimeout(() => void finder.getReady().catch(() => undefined), aheadAfter);
}

/** A second worker of this script, which ends with this one. */
function startHelper(lost: () => void) {
  const worker = new Worker(globalThis.location.href, { type: 'module', name: helperName });
  worker.addEventListener('error', lost);
  return { channel: channelOf(worker), end: () => worker.terminate() };
}

if (self.name === helperName) serveHelper(channel, shareFinder(source, pace));
else serveSearches();
