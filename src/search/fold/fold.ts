/** A text made comparable, with the way back: `starts[i]` is where the i-th folded unit began in the original. */
export type Folded = { readonly text: string; readonly starts: readonly number[] };

/** Case, width (full and half) and compatibility forms do not tell words apart. Only the matching is folded, never the stored text. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Folds by code point, so that marks can be set in the original. */
export function foldWithOffsets(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    for (let unit = 0; unit < part.length; unit++) starts.push(at);
    folded += part;
    at += character.length;
  }
  return { text: folded, starts: [...starts, at] };
}
