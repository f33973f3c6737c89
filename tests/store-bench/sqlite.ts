import type { Part } from './corpus';
import type { Subject } from './subject';

/** SQLite compiled to WebAssembly over the browser's private files, in a worker: a peer in taking messages in. */
export async function sqlite(): Promise<Subject> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { type: 'module' });
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    });
  const ask = async (question: readonly Part[] | null): Promise<number> => {
    const answered = answer();
    worker.postMessage(question, {});
    return Number(await answered);
  };
  await answer();
  return {
    add: ask,
    async close() {
      await ask(null);
      worker.terminate();
    },
  };
}
