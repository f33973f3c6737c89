import type { Stop } from '../../archive/ports';
import type { Finder } from '../finder';
import type { Ask, Channel } from './protocol';
import { serve } from './serve';

async function answer(finder: Finder, ask: Exclude<Ask, { readonly ask: 'find' }>, stop: Stop): Promise<unknown> {
  switch (ask.ask) {
    case 'places':
      return finder.places(ask.question, stop);
    case 'outline':
      return finder.outline(ask.conversation);
    case 'days':
      return finder.days(ask.query);
    case 'waits':
      return finder.waits(ask.query);
    case 'built':
    default:
      return finder.built();
  }
}

/** Answers what a page asks over a channel. */
export function serveFinder(channel: Channel, finder: Finder): void {
  serve(channel, async (asked, stop, more) => {
    const ask = asked as Ask;
    if (ask.ask !== 'find') return answer(finder, ask, stop);
    for await (const value of finder.find(ask.question, ask.limit, stop)) more(value);
    return null;
  });
}
