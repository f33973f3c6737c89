import type { ChineseFace } from './scripts';

/** Every character that a two-byte charset writes with the given lead and trail bytes. */
function charset(label: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail);
  return new Set(new TextDecoder(label).decode(new Uint8Array(bytes)));
}

type Sides = { readonly simplified: ReadonlySet<string>; readonly traditional: ReadonlySet<string> };
let known: Sides | undefined;

/** What only the mainland's charset writes, and what only Taiwan's does: the browser's own tables tell the two scripts apart. */
function sides(): Sides {
  if (known) return known;
  const mainland = charset('gb2312', [0xb0, 0xf7], [[0xa1, 0xfe]]);
  const taiwan = charset(
    'big5',
    [0xa4, 0xf9],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  known = {
    simplified: new Set([...mainland].filter((character) => !taiwan.has(character))),
    traditional: new Set([...taiwan].filter((character) => !mainland.has(character))),
  };
  return known;
}

/** How many characters of a text are looked at. */
const looked = 2000;

/** The Chinese face a text is to be set in: the one whose script it is written in, `fallback` where nothing tells. */
export function chineseFaceFor(text: string, fallback: ChineseFace): ChineseFace {
  if (!/[\u4E00-\u9FFF]/.test(text)) return fallback;
  const { simplified, traditional } = sides();
  let balance = 0;
  for (const character of text.slice(0, looked)) {
    if (simplified.has(character)) balance += 1;
    else if (traditional.has(character)) balance -= 1;
  }
  if (balance === 0) return fallback;
  return balance > 0 ? 'sc' : 'tc';
}
