import type { Frame } from './use-frame';

/** One bar: what it is called and holds in words, its parts from the ground up, and what it leads to (null for nothing). */
export type Bar = {
  readonly key: string | number;
  readonly name: string;
  readonly parts: readonly number[];
  readonly href: string | null;
};

const plotHeight = 168;
const above = 8;
/** What letters of the usual size need, in CSS pixels: below the ground, beside the plot for a digit, and along it for a name. */
const letterRoom = { below: 22, digit: 7, name: 64 };

export const barSum = ({ parts }: Pick<Bar, 'parts'>): number => parts.reduce((sum, part) => sum + part, 0);

/** Where everything is drawn. `x` mirrors where lines run from right to left. */
export type Plot = {
  readonly width: number;
  readonly start: number;
  readonly step: number;
  readonly top: number;
  readonly ground: number;
  readonly most: number;
  /** Height of all, and the room that a name below the axis needs. */
  readonly height: number;
  readonly nameRoom: number;
  /** The left edge of something that is `size` wide and begins at `at`. */
  readonly x: (at: number, size: number) => number;
};

/** Lays out bars in a frame; `digits` is the length of the longest number beside the axis. */
export function plotOf(bars: readonly Bar[], ticks: readonly number[], digits: number, { width, isMirrored, letters }: Frame): Plot {
  const start = 12 + digits * letterRoom.digit * letters;
  return {
    width,
    start,
    step: (width - start) / Math.max(1, bars.length),
    top: above,
    ground: above + plotHeight,
    most: ticks.at(-1) ?? 1,
    height: above + plotHeight + letterRoom.below * letters,
    nameRoom: letterRoom.name * letters,
    x: (at, size) => (isMirrored ? width - at - size : at),
  };
}
