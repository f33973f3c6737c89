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
  readonly added: number;
  readonly failed: null | 'unreachable' | 'refused' | 'no-pane' | 'full';
};
