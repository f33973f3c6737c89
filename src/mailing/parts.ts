/** How many messages one mail holds at most, whatever its size: a PDF of more is slow to open. */
export const mostInMail = 5000;

/** What is to be mailed, cut so that each part fits: the parts in order, each made once it fits or cannot be cut any further. */
export async function inParts<Item, Made>(
  items: readonly Item[],
  make: (items: readonly Item[]) => Promise<Made>,
  sizeOf: (made: Made) => number,
  limit: number,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < items.length; from += mostInMail) {
    made.push(...(await fitting(items.slice(from, from + mostInMail), make, sizeOf, limit)));
  }
  return made;
}

async function fitting<Item, Made>(
  items: readonly Item[],
  make: (items: readonly Item[]) => Promise<Made>,
  sizeOf: (made: Made) => number,
  limit: number,
): Promise<readonly Made[]> {
  const whole = await make(items);
  const size = sizeOf(whole);
  if (size <= limit || items.length === 1) return [whole];
  // A little more pieces than the size asks for, since every mail has fonts and a summary of its own.
  const pieces = Math.min(items.length, Math.ceil((size / limit) * 1.2));
  const made: Made[] = [];
  for (let piece = 0; piece < pieces; piece += 1) {
    const part = items.slice(Math.floor((piece * items.length) / pieces), Math.floor(((piece + 1) * items.length) / pieces));
    made.push(...(await fitting(part, make, sizeOf, limit)));
  }
  return made;
}
