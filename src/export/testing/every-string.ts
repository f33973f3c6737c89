/** Every string in a value, in order. */
export function everyString(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(everyString).join('\n') : '';
}
