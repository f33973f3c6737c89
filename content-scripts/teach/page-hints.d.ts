import type { Pane } from '../reader/reading';
/** A selector for the pane that matches nothing else that is shown. */
export declare function paneHint({ element, root }: Pane): string | null;
/** What wakes the content script: the pane, or what holds the shadow root in which the pane stands. */
export declare function landmarkHint({ element, root }: Pane, pane: string): string;
/** Time lines between the rows; `sample` is one that the user pointed at. */
export declare function separatorHint(
  pane: Element,
  rows: readonly Element[],
  sample: Element | null,
  seen: ReadonlySet<string>,
  time: string | undefined,
): string | undefined;
/** The heading that names the other side: pointed at, or the one nearest above the pane. */
export declare function peerHint({ element, root }: Pane, picked: Element | null | undefined, names: readonly string[]): string | undefined;
