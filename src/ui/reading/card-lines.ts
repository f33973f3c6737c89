/** A line of a card; `start` is where it stands in the words of the message, -1 where it is not from there. */
export type CardLine = { readonly text: string; readonly start: number };

/** What a card is called, and its other lines. The name of what is attached is its title where the words do not begin with it. */
export function cardOf(words: string, name: string | null): { readonly title: CardLine | null; readonly fields: readonly CardLine[] } {
  const lines = [...words.matchAll(/[^\r\n]+/g)]
    .filter(([line]) => line.trim() !== '')
    .map(({ 0: line, index }) => ({ text: line, start: index }));
  const [first, ...rest] = lines;
  const known = name?.trim() ?? '';
  if (known !== '' && first && !first.text.includes(known)) return { title: { text: known, start: -1 }, fields: lines };
  if (!first) return { title: known === '' ? null : { text: known, start: -1 }, fields: [] };
  return { title: first, fields: rest };
}
