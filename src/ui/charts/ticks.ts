/** Round numbers from 0 to at least `most`, about `count` steps: what an axis of whole things is marked with. */
export function ticksTo(most: number, count = 4): readonly number[] {
  if (most <= 0) return [0, 1];
  const rough = Math.max(1, most / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const ticks = [0];
  for (let tick = step; ; tick += step) {
    ticks.push(tick);
    if (tick >= most) return ticks;
  }
}

/** Which of `length` things in a row are named, so that each name has `room` of their `width`: the first, and every so many after it. */
export function namedOnes(length: number, width: number, room: number): readonly number[] {
  const most = Math.max(1, Math.floor(width / room));
  const step = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}
