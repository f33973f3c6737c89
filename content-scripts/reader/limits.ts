import { maxText } from '../../src/domain/limits';

/** What one reading takes; beyond it rows are refused and counted, never cut. The lengths are those of the row's schema. */
export const limits = {
  rows: 20_000,
  text: maxText,
  name: 512,
  time: 200,
  attribute: 64,
  fileName: 1000,
  url: 8192,
  attachments: 100,
  orders: 50,
};

/** The value, or null when it is empty or longer than a thing of its kind can be. */
export function within(value: string | null, limit: number): string | null {
  return value === null || value === '' || value.length > limit ? null : value;
}
