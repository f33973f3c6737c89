import type { ShareFinder } from '../find/share';
import type { AskHelper, Channel } from './protocol';
import { serve } from './serve';

/** Answers what a search asks of its helper over a channel. */
export function serveHelper(channel: Channel, finder: ShareFinder): void {
  serve(channel, async (asked, stop, more) => {
    const ask = asked as AskHelper;
    if (ask.ask === 'read-ahead') return finder.readAhead(ask.listed);
    for await (const value of finder.look(ask.share, stop)) more(value);
    return null;
  });
}
