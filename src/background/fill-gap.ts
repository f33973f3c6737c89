import { browser } from '../platform/browser';
import { allFrames, type Frame } from '../platform/frames';
import { askFrame, type PageQuestions } from '../platform/messages';
import type { Database } from '../store/database';
import { conversationOf, scrollBack } from './scrolls';

type Question = PageQuestions['fillGap'];

/**
 * Brings the tab in which a conversation is open to the front, for a hidden one does not scroll, and scrolls back there until the gap is
 * filled. Rejects where the tab does not answer.
 */
export async function fillGap({ conversation, after }: Question['question'], database: Database): Promise<Question['answer']> {
  for (const { frame, pane } of await panesOf(conversation)) {
    if (!(await showTab(frame.tabId))) continue;
    await askFrame(frame.tabId, frame.frameId, 'stopScrolling', null);
    await scrollBack(frame, pane, { to: 'gap', after }, database);
    return 'begun';
  }
  return 'closed';
}

async function panesOf(conversation: string): Promise<readonly { readonly frame: Frame; readonly pane: number }[]> {
  const frames = await allFrames();
  return frames.flatMap((frame) =>
    frame.panes.filter((pane) => conversationOf(frame, pane) === conversation).map(({ id }) => ({ frame, pane: id })),
  );
}

/** Whether the tab is still there to be shown. */
export async function showTab(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}
