/** One sweep of the scheduled archiver, as the user sees it. */
export type RunRecord = {
  readonly id: number;
  /** Epoch ms. */
  readonly started: number;
  readonly ended: number;
  readonly cause: 'schedule' | 'user' | 'update' | 'start';
  readonly panes: readonly RunPane[];
};

export type RunPane = {
  readonly console: string;
  readonly account: string | null;
  readonly peerName: string | null;
  /** The conversation the pane shows, and how many of its messages are kept; null before the first is. */
  readonly conversation: string | null;
  readonly total: number;
  /** New since the run before, whether kept live or by this sweep. */
  readonly added: number;
  readonly failed: null | 'unreachable' | 'refused' | 'no-pane' | 'full';
};
