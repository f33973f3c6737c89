import type { Direction } from '../../src/domain/message';
/** A row with its side: `sure` where the user said it. */
export type SidedRow = {
  readonly row: Element;
  readonly side: Direction | null;
  readonly sure: boolean;
};
type Sides = {
  readonly in?: string;
  readonly out?: string;
  readonly system?: string;
};
/** What tells the sides apart. A side for which nothing does is left out; the layout tells it then. */
export declare function sideHints(rows: readonly SidedRow[]): Sides;
export {};
