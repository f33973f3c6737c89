/** Tells where in a text, from some place on, a word stands next; -1 where it does not. */
export type Seek = (text: string, from: number) => number;

/** So much of the first text that is long enough tells how often what stands in all. */
const sampleLength = 8192;
/** Beginnings further inside a word are not tried. */
const mostOffset = 8;
/** A place that is looked at here costs as much as so many that the engine looks at by itself. */
const ownCost = 10;

function occurrences(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++;
  return count;
}

/** How often each byte stands in a text of two bytes a unit. */
function bytesIn(text: string): Uint32Array {
  const counts = new Uint32Array(256);
  const count = (byte: number): void => void (counts[byte] = (counts[byte] ?? 0) + 1);
  for (let at = 0; at < text.length; at++) {
    count(text.charCodeAt(at) & 255);
    count(text.charCodeAt(at) >> 8);
  }
  return counts;
}

/** The place in a word from which on it is cheapest to look for, in texts like the sample. */
function cheapest(word: string, sample: string): number {
  const bytes = bytesIn(sample);
  const costFrom = (offset: number): number => {
    const unit = word.charCodeAt(offset);
    // V8 looks for the greater byte of the first unit, and so stops at whatever else has it: at each «e» (U+0065) on the way to «改» (U+6539).
    return (bytes[Math.max(unit & 255, unit >> 8)] ?? 0) + ownCost * occurrences(sample, word.slice(offset));
  };
  let [best, least] = [0, costFrom(0)];
  for (let offset = 1; offset < Math.min(word.length, mostOffset) && least > 0; offset++) {
    const cost = costFrom(offset);
    if (cost < least) [best, least] = [offset, cost];
  }
  return best;
}

/**
 * Looks for a word in many texts of one kind. An engine looks for the first unit of a word with all the processor has, and compares what follows wherever
 * it stands; so a word that begins with a frequent letter takes several times as long as one that begins with a rare one. This looks for
 * the word from the unit on that makes the least work, and compares what stands before it.
 */
export function seekOf(word: string): Seek {
  let [head, tail] = ['', word];
  let isLearnt = word.length < 2;
  return (text, from) => {
    if (!isLearnt && text.length >= sampleLength) {
      const offset = cheapest(word, text.slice(0, sampleLength));
      [head, tail, isLearnt] = [word.slice(0, offset), word.slice(offset), true];
    }
    for (let at = text.indexOf(tail, from + head.length); at >= 0; at = text.indexOf(tail, at + 1)) {
      const start = at - head.length;
      if (head === '' || text.startsWith(head, start)) return start;
    }
    return -1;
  };
}
