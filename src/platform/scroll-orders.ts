/** How far a pane is to be scrolled back; what its members mean stands with the watcher's `ScrollGoal`. */
export type ScrollGoal =
  | { readonly to: 'start' }
  | { readonly to: 'date'; readonly until: number }
  | { readonly to: 'gap'; readonly until: number | null };

/** Why a scroll back ended: `start` by the page's own word, `top` because nothing more was loaded. */
export type ScrollEnd = 'start' | 'top' | 'date' | 'gap' | 'stopped' | 'stalled' | 'blocked' | 'left';

/** How far a scroll back has come: the messages it read, and the oldest it reached (epoch ms, or in the page's own words). */
export type ScrollReport = {
  readonly rows: number;
  readonly oldest: number | string | null;
  /** It goes on by itself when the tab is looked at again, or the user has taken his hand off the page. */
  readonly paused: null | 'hidden' | 'user';
  readonly ended: null | ScrollEnd;
};

/** What the user wishes: to the start, back to a moment (epoch ms), to fill the gap behind the message at an order (without one, the newest), or on to where an earlier order was to lead. */
export type ScrollWish =
  | { readonly to: 'start' }
  | { readonly to: 'date'; readonly until: number }
  | { readonly to: 'gap'; readonly after?: number }
  | { readonly to: 'earlier' };

/** A scroll back that was ordered for a conversation and has not come to its goal: how far it came, and when (epoch ms). */
export type EarlierScroll = {
  readonly goal: ScrollGoal;
  readonly oldest: number | string | null;
  readonly ended: null | ScrollEnd;
  readonly at: number;
};
