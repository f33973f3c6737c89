import type { Change } from '../domain/page-signs';

/** One sweep of the scheduled archiver, as the user sees it. */
export type RunRecord = {
  readonly id: number;
  /** Epoch ms. */
  readonly started: number;
  readonly ended: number;
  /** `change`: no sweep, but a page on which something has changed. */
  readonly cause: 'schedule' | 'user' | 'update' | 'start' | 'change';
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
  /** What has changed on its page, so that the layout tells it; runs of earlier versions do not say. */
  readonly changed?: readonly Change[];
};
