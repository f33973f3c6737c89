/** A run of text that is marked as a hit, or not. */
export type Piece = { readonly text: string; readonly marked: boolean };
type Marks = readonly (readonly [number, number])[];

/** The marks inside 0…length, in order, those that touch or overlap made one; empty and backward ones dropped. */
function tidied(marks: Marks, length: number): [number, number][] {
  const kept: [number, number][] = [];
  const sorted = marks.map(([start, end]): [number, number] => [Math.max(0, start), Math.min(length, end)]).toSorted((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    if (!(end > start)) continue;
    const last = kept.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

/** Cuts `text` at its marks ([start, end) offsets); the pieces joined are the text again, whatever the marks say. */
export function pieces(text: string, marks: Marks): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const [start, end] of tidied(marks, text.length)) {
    if (start > from) found.push({ text: text.slice(from, start), marked: false });
    found.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) found.push({ text: text.slice(from), marked: false });
  return found;
}

/** `at`, moved one left where it would cut a surrogate pair in two. */
function between(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** About `length` characters of a long text around its first mark, with an ellipsis where something was left out. */
export function excerpt(text: string, marks: Marks, length = 180): readonly Piece[] {
  if (text.length <= length) return pieces(text, marks);
  const first = tidied(marks, text.length)[0]?.[0] ?? 0;
  const start = between(text, Math.max(0, Math.min(first - Math.round(length / 5), text.length - length)));
  const end = between(text, Math.min(text.length, start + length));
  const inside = pieces(
    text.slice(start, end),
    marks.map(([from, to]): [number, number] => [from - start, to - start]),
  );
  const before: Piece[] = start > 0 ? [{ text: '…', marked: false }] : [];
  const after: Piece[] = end < text.length ? [{ text: '…', marked: false }] : [];
  return [...before, ...inside, ...after];
}
