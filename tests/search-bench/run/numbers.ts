/** The value below which that share of the values lies; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const [median, high] = [0.5, 0.95];

/** Enough digits to compare by, and no more. */
export const rounded = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** `12.3 / 45.6`: median and 95th percentile. */
export const bothOf = (values: readonly number[]): string =>
  values.length === 0 ? '' : `${rounded(quantile(values, median))} / ${rounded(quantile(values, high))}`;
