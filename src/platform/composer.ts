import type { ComposerQuestions } from './mail-questions';
import { askComposer } from './messages';

/** What of Chromium's `offscreen` is used; the types of the other APIs do not know it. */
type Offscreen = {
  createDocument(wish: { readonly url: string; readonly reasons: readonly string[]; readonly justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
};

const page = 'composer/index.html';

function offscreen(): Offscreen | null {
  const { chrome } = globalThis as { readonly chrome?: { readonly offscreen?: Offscreen } };
  return chrome?.offscreen ?? null;
}

/** Whether mails are composed in a page of their own; else the background itself is a page that can. */
export const composesApart = (): boolean => offscreen() !== null;

/** One that a background which ended left open is as good as a new one. */
async function open(): Promise<void> {
  try {
    await offscreen()?.createDocument({ url: page, reasons: ['BLOBS'], justification: 'writes the PDF that is attached to a mail' });
  } catch (error) {
    if (!(error instanceof Error && /single offscreen/i.test(error.message))) throw error;
  }
}

/** Asks the page that composes, and closes it afterwards: it holds fonts of many megabytes. */
export async function askedApart<N extends keyof ComposerQuestions>(
  name: N,
  question: ComposerQuestions[N]['question'],
): Promise<ComposerQuestions[N]['answer']> {
  await open();
  try {
    return await askComposer(name, question);
  } finally {
    await offscreen()
      ?.closeDocument()
      .catch(() => undefined);
  }
}
