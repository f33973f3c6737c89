import { isCjk, isPictured, isThai } from './scripts';

/** Never at the start of a line: closing marks, and the sentence marks of Chinese and Latin. */
const closing =
  /^[\p{Pe}\p{Pf},.!?:;%'"\u2026\u2014\uFF5E\u2030\u2103\u00B0\u30FB\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\u3005\uFF05\u2019\u201D]/u;
/** Never at the end of a line: opening marks and currency signs. */
const opening = /[\p{Ps}\p{Pi}\uFF04\uFFE5\u00A5$\u20AC\u00A3#\uFF03@\uFF20\u2018\u201C]$/u;
/** Where an address may be cut. */
const addressCut = /[/?&=]$/;

const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Offsets at which Thai words begin: Thai writes no spaces between words. */
function thaiWordStarts(paragraph: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const match of paragraph.matchAll(/\p{Script=Thai}+/gu))
    for (const { index } of words.segment(match[0])) starts.add(match.index + index);
  return starts;
}

/** What of a cluster decides whether a line may end beside it. */
type Manners = {
  readonly isClosing: boolean;
  readonly isOpening: boolean;
  readonly breaksAnywhere: boolean;
  readonly isAddressCut: boolean;
};

/** Clusters come again and again; so many are remembered. */
const remembered = 20_000;
const known = new Map<string, Manners>();

function mannersOf(text: string): Manners {
  const found = known.get(text);
  if (found) return found;
  if (known.size >= remembered) known.clear();
  const manners = {
    isClosing: closing.test(text),
    isOpening: opening.test(text),
    breaksAnywhere: isCjk(text) || isPictured(text),
    isAddressCut: addressCut.test(text),
  };
  known.set(text, manners);
  return manners;
}

/** Answers for a paragraph whether a line may end between two neighbouring clusters, the second of which starts at `start`. */
export function breakPlan(paragraph: string): (before: string, after: string, start: number) => boolean {
  const thaiStarts = isThai(paragraph) ? thaiWordStarts(paragraph) : null;
  return (before, after, start) => {
    if (before === '' || after === ' ') return false;
    if (before === ' ' || before === '\t' || before === '\u200B') return true;
    const last = before.charCodeAt(before.length - 1);
    const next = after.charCodeAt(0);
    // The common case, a word of plain letters and digits, is decided without looking further.
    if (isWordUnit(last) && isWordUnit(next)) return false;
    const [one, two] = [mannersOf(before), mannersOf(after)];
    if (two.isClosing || one.isOpening) return false;
    if (thaiStarts?.has(start)) return true;
    return one.breaksAnywhere || two.breaksAnywhere || (one.isAddressCut && isWordUnit(next));
  };
}

const isWordUnit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit < 0x250);
