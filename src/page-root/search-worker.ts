import { indexFinder } from '../search/find/finder';
import { channelOf } from '../search/remote/protocol';
import { serveFinder } from '../search/remote/serve-finder';
import { quickReads } from '../store/reads/open-reads';
import { searchSource } from '../store/search-source';
import { breathe } from '../export/breathe';

/** By then the page has shown what it opened with, ms. */
const aheadAfter = 250;

// The worker in which a page's searches run, so that none of them ever keeps the keyboard or the screen waiting.
const source = searchSource(quickReads());
// The database is open and its directory read by the time the first key is pressed; who asks sooner waits for the same.
let early: ReturnType<typeof source.snapshot> | null = source.snapshot();
early.catch(() => undefined).finally(() => (early = null));
const finder = indexFinder({ ...source, snapshot: async () => early ?? source.snapshot() }, { now: () => performance.now(), breathe });
serveFinder(channelOf(globalThis), finder);
setTimeout(() => void finder.getReady().catch(() => undefined), aheadAfter);
