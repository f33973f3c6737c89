/** Where the run of paired (or of unpaired) rows ends that begins at `start`. */
export function runEnd(pairs: readonly number[], start: number): number {
  const isNew = pairs[start] === -1;
  let end = start + 1;
  while (end < pairs.length && (pairs[end] === -1) === isNew) end++;
  return end;
}
