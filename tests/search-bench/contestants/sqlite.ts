import type { Chat } from '../corpus/chats';
import type { Contestant, Found } from './contestant';
import type { Asked } from './sqlite-worker';

type Answer = { readonly value?: unknown; readonly error?: string };

/**
 * SQLite compiled to WebAssembly over the browser's private files, in a worker: full-text search (FTS5) with its trigram tokenizer. Words of
 * fewer than three characters and patterns are looked for in every row, newest first.
 */
export async function sqlite(chats: readonly Chat[]): Promise<Contestant> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { type: 'module' });
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const settle = ({ data }: MessageEvent<Answer>) => (data.error === undefined ? resolve(data.value) : reject(new Error(data.error)));
      worker.addEventListener('message', settle, { once: true });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    });
  const ask = async (question: Asked): Promise<unknown> => {
    const answered = answer();
    worker.postMessage(question, {});
    return answered;
  };
  await answer();
  await ask({ is: 'chats', chats });
  return {
    feed: async (batch) => void (await ask({ is: 'feed', batch })),
    first: async (query, limit) => (await ask({ is: 'first', query, limit })) as readonly Found[],
    count: async (query) => Number(await ask({ is: 'count', query })),
    all: async (query) => (await ask({ is: 'all', query })) as readonly number[],
    async close() {
      await ask({ is: 'close' });
      worker.terminate();
    },
  };
}
