import type { Stop } from '../../archive/ports';
import type { Channel, FromWorker, ToWorker } from './protocol';

/** Answers what is asked over a channel: `work` tells `more` while it goes on, and answers the last word. */
export function serve(channel: Channel, work: (ask: unknown, stop: Stop, more: (value: unknown) => void) => Promise<unknown>): void {
  const stops = new Map<number, { aborted: boolean }>();
  const tell = (message: FromWorker): void => channel.send(message);
  channel.hear((data) => {
    const message = data as ToWorker<unknown>;
    const { id } = message;
    if ('stop' in message) {
      const stop = stops.get(id);
      if (stop) stop.aborted = true;
      return;
    }
    const stop = { aborted: false };
    stops.set(id, stop);
    void work(message.ask, stop, (value) => tell({ id, what: 'more', value }))
      .then(
        (value) => tell({ id, what: 'last', value }),
        (value: unknown) => tell({ id, what: 'error', value }),
      )
      .finally(() => stops.delete(id));
  });
}
