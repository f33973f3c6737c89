import type { Kind } from '../../src/domain/message';
import { isBlank } from '../reader/clean-text';
import type { Hints } from '../reader/hints';
import { isShown } from '../reader/visible';
import { candidatesFor, choose, pairsOf, sorted } from './candidates';
import { featuresOf, type Feature } from './features';
import { sameWords, share, shownIn, type KnownRow } from './known-rows';

/** A selector that a kind of message has and no other, from the layout's kinds and the picture that the user pointed at. */
export function kindHints(rows: readonly KnownRow[], image: Element | null): NonNullable<Hints['kinds']> {
  const kinds: readonly Kind[] = ['sticker', 'image', 'video', 'audio', 'file'];
  const found = kinds.flatMap((kind) => {
    const selector = kindHint(rows, [kind], kind === 'image' ? image : null, 0.995);
    const text = kind === 'file' && selector !== undefined ? fileNameHint(rows) : undefined;
    return selector === undefined ? [] : [{ kind, selector, ...(text === undefined ? {} : { text }) }];
  });
  if (found.some(({ kind }) => kind === 'image')) return found;
  // Where nothing in the markup tells stickers from pictures, both are pictures.
  const picture = found.some(({ kind }) => kind === 'sticker') ? undefined : kindHint(rows, ['image', 'sticker'], null, 0.6);
  return picture === undefined ? found : [{ kind: 'image', selector: picture }, ...found];
}

/** Where the name of a file stands, in the files that the layout sees. */
function fileNameHint(rows: readonly KnownRow[]): string | undefined {
  const files = rows.filter(({ draft }) => draft?.kind === 'file');
  const [first] = files;
  const name =
    first && [...first.row.querySelectorAll('*')].findLast((part) => isShown(part) && sameWords(part.textContent, first.draft?.text));
  if (!first || !name) return undefined;
  const rate = (css: string): number =>
    share(files.filter(({ row, draft }) => sameWords(shownIn(row, css)[0]?.textContent ?? null, draft?.text)).length, files.length);
  return choose(candidatesFor([name], first.row), rate, 0.8)?.css;
}

function kindHint(rows: readonly KnownRow[], kinds: readonly Kind[], picked: Element | null, least: number): string | undefined {
  const home = picked && rows.find(({ row }) => row.contains(picked));
  const isOf = ({ draft }: KnownRow): boolean =>
    draft !== null && draft.kind !== null && kinds.includes(draft.kind) && (draft.kind === 'file' || isBlank(draft.text ?? ''));
  const own = rows.filter(isOf);
  const [first, second = first] = home ? [home, ...own] : own;
  if (!first || !second) return undefined;
  const marks = picked && home ? candidatesFor([picked], home.row) : partsMarks(first.row);
  const rate = (css: string): number => {
    let right = 0;
    for (const each of rows) {
      const has = shownIn(each.row, css).length > 0;
      const is = each === home || isOf(each);
      if (has === is) right += 1;
      // A picture with words beside it would lose them to the kind.
      else if (each === home || (has && each.draft !== null && !isBlank(each.draft.text ?? '') && !kinds.includes('file'))) return 0;
    }
    return right / rows.length;
  };
  return choose(marks, rate, home ? 0.6 : least)?.css;
}

/** What shows a medium is a better mark than what stands around it. */
const media = (part: Element): number => (/^(?:img|video|audio|picture|canvas)$/.test(part.localName) ? 0 : 0.5);

function partsMarks(row: Element): readonly Feature[] {
  const parts = [...row.querySelectorAll('*')].slice(0, 60);
  return sorted(
    parts.flatMap((part) => {
      const own = (media(part) === 0 ? candidatesFor([part], row).slice(0, 80) : featuresOf(part)).map(({ css, cost }) => ({
        css,
        cost: cost + media(part),
      }));
      return [...own.filter(({ cost }) => cost < 8), ...pairsOf(own.slice(0, 6))];
    }),
  );
}
