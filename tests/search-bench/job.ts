/** What a long work in the page has come to: nothing yet, its value, or why it failed. */
export type Progress<T> =
  | { readonly is: 'under way' }
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'failed'; readonly why: string };

/** How long one question about it waits for its end, ms. */
const patience = 2000;

/** A work that takes longer than a question to a page may take: it is begun, and then asked for. */
export type Job = { begin(work: Promise<unknown>): null; progress(): Promise<Progress<unknown>> };

export function jobs(): Job {
  let running: Promise<Progress<unknown>> = Promise.resolve({ is: 'failed', why: 'nothing was begun' });
  return {
    begin(work) {
      running = work.then(
        (value): Progress<unknown> => ({ is: 'done', value }),
        (error: unknown): Progress<unknown> => ({ is: 'failed', why: String(error) }),
      );
      return null;
    },
    progress: async () =>
      Promise.race([running, new Promise<Progress<unknown>>((resolve) => setTimeout(resolve, patience, { is: 'under way' }))]),
  };
}
