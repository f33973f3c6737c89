import { hostOf } from '../archive/conversation-of';
import { allFrames } from '../platform/frames';
import type { PageQuestions } from '../platform/messages';
import { showTab } from './fill-gap';
import { beginTeaching } from './teaching';

type Question = PageQuestions['repair'];

/** Brings a tab to the front in which the console's page of a host is open, and begins teaching there. Rejects where the browser lets no script in. */
export async function repair({ console, host }: Question['question']): Promise<Question['answer']> {
  for (const frame of await allFrames()) {
    if (frame.console !== console || hostOf(frame.url) !== host || !(await showTab(frame.tabId))) continue;
    await beginTeaching(frame.tabId);
    return 'begun';
  }
  return 'closed';
}
