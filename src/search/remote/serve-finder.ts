import type { Stop } from '../../archive/ports';
import type { Finder } from '../finder';
import type { Ask, Channel, FromWorker, ToWorker } from './protocol';

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
  const stops = new Map<number, { aborted: boolean }>();
  const tell = (message: FromWorker): void => channel.send(message);
  const work = async (id: number, ask: Ask, stop: Stop): Promise<void> => {
    if (ask.ask !== 'find') return tell({ id, what: 'last', value: await answer(finder, ask, stop) });
    for await (const value of finder.find(ask.question, ask.limit, stop)) tell({ id, what: 'more', value });
    return tell({ id, what: 'last', value: null });
  };
  channel.hear((data) => {
    const message = data as ToWorker;
    const { id } = message;
    if ('stop' in message) {
      const stop = stops.get(id);
      if (stop) stop.aborted = true;
      return;
    }
    const stop = { aborted: false };
    stops.set(id, stop);
    void work(id, message.ask, stop)
      .catch((value: unknown) => tell({ id, what: 'error', value }))
      .finally(() => stops.delete(id));
  });
}
