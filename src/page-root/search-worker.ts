import { indexFinder } from '../search/find/finder';
import { channelOf } from '../search/remote/protocol';
import { serveFinder } from '../search/remote/serve-finder';
import { quickReads } from '../store/reads/open-reads';
import { searchSource } from '../store/search-source';
import { breathe } from '../export/breathe';

// The worker in which a page's searches run, so that none of them ever keeps the keyboard or the screen waiting.
const source = searchSource(quickReads());
serveFinder(channelOf(globalThis), indexFinder(source, { now: () => performance.now(), breathe }));
// The database is open and its directory read by the time the first key is pressed.
void source.snapshot().catch(() => undefined);
