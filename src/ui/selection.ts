/**
 * The selection after a choice: `order` turned on or off, or, with `from` (the choice before, with Shift),
 * all of `shown` between the two turned on.
 */
export function withChoice(chosen: ReadonlySet<number>, shown: readonly number[], order: number, from: number | null): ReadonlySet<number> {
  if (from !== null) {
    const [low, high] = [Math.min(from, order), Math.max(from, order)];
    return new Set([...chosen, ...shown.filter((one) => one >= low && one <= high)]);
  }
  return chosen.has(order) ? new Set([...chosen].filter((one) => one !== order)) : new Set([...chosen, order]);
}
