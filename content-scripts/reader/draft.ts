import type { Direction, Kind } from '../../src/domain/message';
import type { RowAttachment } from '../../src/domain/row';

/**
 * A row while it is being read. Null stands for «not found»: another way of reading may still find it.
 * `text` is null when nothing said where the words are, `tooLong` when there are more of them than the archive takes.
 */
export type Draft = {
  readonly element: Element;
  readonly direction: Direction | null;
  readonly sender: string | null;
  readonly time: string | null;
  readonly timeAttribute: string | null;
  readonly kind: Kind | null;
  readonly text: string | null;
  readonly tooLong: boolean;
  readonly attachments: readonly RowAttachment[];
  readonly platformId: string | null;
  readonly pending: boolean;
  readonly failed: boolean;
  readonly auto: boolean;
};

/** What a pane is cut into: a row with the time lines that stand inside it, or a time line of its own. */
export type Block = { readonly element: Element; readonly isRow: boolean; readonly separators: readonly string[] };
