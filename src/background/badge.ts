import { browser } from '../platform/browser';
import { text } from '../platform/i18n';
import type { TabState } from '../platform/messages';
import { getSetting, settings } from '../platform/settings';

type Face = { readonly badge: string; readonly colour: string; readonly icon: 'liaocun' | 'archiving' | 'paused' | 'attention' };

const attention: Face = { badge: '!', colour: '#b3261e', icon: 'attention' };
const quiet: Face = { badge: '', colour: '#5b6470', icon: 'liaocun' };
const faces: Readonly<Partial<Record<TabState['state'], Face>>> = {
  archiving: { badge: '', colour: '#1f7a4d', icon: 'archiving' },
  paused: { badge: '', colour: '#5b6470', icon: 'paused' },
  attention,
};

/** A chat's history is being archived: what is wrong goes before it. */
const scrolling: Face = { badge: '↑', colour: '#1f7a4d', icon: 'archiving' };

const isScrolling = ({ panes }: Pick<TabState, 'panes'>): boolean =>
  panes.some((pane) => pane.scrolling !== null && pane.scrolling.ended === null);

/** Shows a tab's state on the toolbar. What the archive lost goes before everything. */
export async function showBadge(tab: Pick<TabState, 'tabId' | 'state' | 'panes'>): Promise<void> {
  const usual = tab.state === 'archiving' && isScrolling(tab) ? scrolling : (faces[tab.state] ?? quiet);
  await showFace((await getSetting(settings.loss)) ? attention : await withDue(usual), tab.tabId);
}

/** Shows on every other tab whether the archive has lost something that the user does not know of, or else which case presses. */
export async function showLoss(): Promise<void> {
  await showFace((await getSetting(settings.loss)) ? attention : await withDue(quiet));
}

/** A face that says nothing else says how many days a case has left. */
async function withDue(face: Face): Promise<Face> {
  const due = face.badge === '' ? await getSetting(settings.dueCase) : null;
  if (!due) return face;
  if (due.is === 'overdue') return { ...face, badge: text('badgeOverdue'), colour: attention.colour };
  return { ...face, badge: text('badgeDays', String(due.days)), colour: '#845400' };
}

/** On one tab, or where none is named, on all that have no face of their own; a tab with nothing to say shows what is on all. A tab that has gone in the meantime is nobody's fault. */
async function showFace({ badge, colour, icon }: Face, tabId?: number): Promise<void> {
  const where = tabId === undefined ? {} : { tabId };
  const path = Object.fromEntries([16, 32, 48].map((size) => [size, `/icons/${icon}-${size}.png`]));
  await Promise.allSettled([
    // In Firefox an empty text of a tab's own would hide what is on all.
    browser.action.setBadgeText({ ...where, text: tabId !== undefined && badge === '' ? null : badge }),
    browser.action.setBadgeBackgroundColor({ ...where, color: colour }),
    browser.action.setIcon({ ...where, path }),
  ]);
}
