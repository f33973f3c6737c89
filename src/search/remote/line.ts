import type { Channel, FromWorker, ToWorker } from './protocol';

/** A worker that searches, and the way to end it whatever it is doing. */
export type SearchWorker = { readonly channel: Channel; readonly end: () => void };

/** What was asked and has not been answered to its end. */
export type Call = {
  /** Hears nothing more; the worker is told to stop. */
  close(): void;
};

/** The line to a worker, which starts with the first call. */
export type Line<Asked> = {
  call(ask: Asked, hear: (message: FromWorker) => void): Call;
  /** Ends the worker and asks a new one whatever is not answered. */
  restart(): void;
};

export function lineTo<Asked>(start: () => SearchWorker): Line<Asked> {
  const open = new Map<number, { readonly message: ToWorker<Asked>; readonly hear: (message: FromWorker) => void }>();
  let next = 1;
  const begin = (): SearchWorker => {
    const worker = start();
    worker.channel.hear((data) => {
      const message = data as FromWorker;
      const call = open.get(message.id);
      if (message.what !== 'more') open.delete(message.id);
      call?.hear(message);
    });
    return worker;
  };
  let worker: SearchWorker | null = null;
  const begun = (): SearchWorker => (worker ??= begin());
  return {
    call(ask, hear) {
      const id = next++;
      const message = { id, ask };
      open.set(id, { message, hear });
      begun().channel.send(message);
      return {
        close() {
          if (open.delete(id)) begun().channel.send({ id, stop: true });
        },
      };
    },
    restart() {
      worker?.end();
      worker = null;
      for (const { message } of open.values()) begun().channel.send(message);
    },
  };
}
