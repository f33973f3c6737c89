import { browser } from '../platform/browser';
import type { TabState } from '../platform/messages';

type Face = { readonly badge: string; readonly colour: string; readonly icon: 'liaocun' | 'archiving' | 'paused' | 'attention' };

const quiet: Face = { badge: '', colour: '#5b6470', icon: 'liaocun' };
const faces: Readonly<Partial<Record<TabState['state'], Face>>> = {
  archiving: { badge: '', colour: '#1f7a4d', icon: 'archiving' },
  paused: { badge: '', colour: '#5b6470', icon: 'paused' },
  attention: { badge: '!', colour: '#b3261e', icon: 'attention' },
};

/** A chat's history is being archived: what is wrong goes before it. */
const scrolling: Face = { badge: '↑', colour: '#1f7a4d', icon: 'archiving' };

const isScrolling = ({ panes }: Pick<TabState, 'panes'>): boolean =>
  panes.some((pane) => pane.scrolling !== null && pane.scrolling.ended === null);

/** Shows a tab's state on the toolbar. A tab that has gone in the meantime is nobody's fault. */
export async function showBadge(tab: Pick<TabState, 'tabId' | 'state' | 'panes'>): Promise<void> {
  const { tabId, state } = tab;
  const { badge, colour, icon } = state === 'archiving' && isScrolling(tab) ? scrolling : (faces[state] ?? quiet);
  const path = Object.fromEntries([16, 32, 48].map((size) => [size, `/icons/${icon}-${size}.png`]));
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text: badge }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    browser.action.setIcon({ tabId, path }),
  ]);
}
