import type { Box } from '../../src/redaction/redaction';

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
/** The smallest side of a box, and how far a press of an arrow key moves, in shares of the picture. */
const smallest = 0.01;
const step = 0.01;

/** The box between two points of a picture, given in shares of its sides. */
export function boxBetween(one: readonly [number, number], other: readonly [number, number]): Box {
  const [left, right] = [one[0], other[0]].map((at) => within(at, 0, 1)).toSorted((a, b) => a - b);
  const [top, bottom] = [one[1], other[1]].map((at) => within(at, 0, 1)).toSorted((a, b) => a - b);
  return { left: left ?? 0, top: top ?? 0, width: (right ?? 0) - (left ?? 0), height: (bottom ?? 0) - (top ?? 0) };
}

export const isTooSmall = ({ width, height }: Box): boolean => width < smallest || height < smallest;

/** A box in the middle, for who places it by keys. */
export const middleBox: Box = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box as an arrow key moves it, or with `resizes` makes it larger or smaller; null for another key. It stays within the picture. */
export function movedBox(box: Box, key: string, resizes: boolean): Box | null {
  const direction = directions[key];
  if (!direction) return null;
  const [across, down] = direction.map((way) => way * step);
  if (resizes) {
    return {
      ...box,
      width: within(box.width + (across ?? 0), smallest, 1 - box.left),
      height: within(box.height + (down ?? 0), smallest, 1 - box.top),
    };
  }
  return { ...box, left: within(box.left + (across ?? 0), 0, 1 - box.width), top: within(box.top + (down ?? 0), 0, 1 - box.height) };
}
