import type { Kind } from '../../src/domain/message';
import { isBlank } from '../reader/clean-text';
import { domText } from '../reader/dom-text';
import type { Draft } from '../reader/draft';
import { elementLabel } from '../reader/element-label';
import { readHintedRow } from '../reader/hinted-row';
import type { Hints } from '../reader/hints';
import { limits } from '../reader/limits';
import { allWithin, outermost } from '../reader/select';
import { timeShape } from '../reader/time-shape';
import { isShown } from '../reader/visible';
import { candidatesFor, choose, pairsOf, sorted } from './candidates';
import { featuresOf, type Feature } from './features';
import { chainBelow } from './row-hint';

/** A row with what the layout makes of it, if anything. */
export type KnownRow = { readonly row: Element; readonly draft: Draft | null };

/** Rows at which candidates are tried; more would only take longer. */
const tried = 40;
/** Rows with more characters are not tried: a page may hold one message as long as a book. */
const longestTried = 4000;

function spread<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]).filter((each) => each !== undefined);
}

const shownIn = (row: Element, css: string): readonly Element[] => allWithin(row, css).filter(isShown);
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The name above a message, from the one that the user pointed at. */
export function senderHint(rows: readonly KnownRow[], sender: Element): string | undefined {
  return labelHint(rows, sender, (label, { draft }) =>
    draft?.sender ? label === draft.sender : !timeShape(label) && !isSaid(label, draft),
  );
}

const isSaid = (label: string, draft: Draft | null): boolean => !isBlank(draft?.text ?? '') && label.includes(draft?.text ?? '');

/** The time of a message, from the one that the user pointed at. */
export function timeHint(rows: readonly KnownRow[], time: Element): string | undefined {
  const isTime = elementLabel(time, limits.time);
  const telling = isTime !== null && timeShape(isTime) !== null;
  return labelHint(rows, time, (label) => !telling || timeShape(label) !== null);
}

/** A selector whose first shown match in a row is the label of that row: in the sample's row the sample, in no row the wrong thing. */
function labelHint(rows: readonly KnownRow[], sample: Element, isLabel: (label: string, row: KnownRow) => boolean): string | undefined {
  const home = rows.find(({ row }) => row.contains(sample));
  if (!home) return undefined;
  const some = [home, ...spread(rows, tried * 2)];
  const rate = (css: string): number => {
    if (shownIn(home.row, css)[0] !== sample) return 0;
    let [there, right, single] = [0, 0, 0];
    for (const known of some) {
      const found = shownIn(known.row, css);
      const label = found[0] && elementLabel(found[0], limits.name);
      if (label === undefined || label === null) continue;
      there += 1;
      if (isLabel(label, known)) right += 1;
      if (found.length === 1) single += 1;
    }
    return share(right, there) * (0.6 + 0.15 * share(single, there) + 0.25 * share(there, some.length));
  };
  return choose(candidatesFor([sample], home.row), rate, 0.3)?.css;
}

/** What stands around a time and says nothing but that time, perhaps twice: it is no part of the words. */
export function timeHolderHint(rows: readonly KnownRow[], time: Element): string | undefined {
  const home = rows.find(({ row }) => row.contains(time));
  const label = squeezed(time.textContent);
  if (!home || label === '') return undefined;
  let holder = time;
  for (let at = time.parentElement; at && at !== home.row; at = at.parentElement) {
    if (/[\p{L}\p{N}]/u.test(squeezed(at.textContent).replaceAll(label, ''))) break;
    holder = at;
  }
  if (holder === time) return undefined;
  const rate = (css: string): number => {
    const found = allWithin(home.row, css);
    return found[0] === holder && found.length === 1 ? 1 : 0;
  };
  return choose(candidatesFor([holder], home.row), rate, 0.5)?.css;
}

const machineTime = /^(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?|1[0-9]{9}(?:\d{3})?(?:\.\d+)?)$/;

/** `selector@attribute` of a machine's time, at the time itself or at what holds it. */
export function timeAttributeHint(rows: readonly KnownRow[], time: Element | null): string | undefined {
  const [first] = rows;
  const home = (time && rows.find(({ row }) => row.contains(time))) || first;
  if (!home) return undefined;
  const parts = time && home.row.contains(time) ? [...chainBelow(time, home.row), ...time.querySelectorAll('*')] : [];
  for (const part of [...parts.toReversed(), home.row]) {
    for (const { name, value } of part.attributes) {
      if (!machineTime.test(value.trim())) continue;
      const css = part === home.row ? '' : candidatesFor([part], home.row).find((each) => allWithin(home.row, each.css)[0] === part)?.css;
      if (css !== undefined) return `${css}@${name}`;
    }
  }
  return undefined;
}

/** Where the words stand: read with it, most rows say what the layout says. */
export function textHint(told: readonly KnownRow[], samples: readonly Element[], hints: Hints): string | undefined {
  const rows = told.map((known) => withoutTime(known, hints.time));
  const small = rows.filter(({ row }) => (row.textContent ?? '').length < longestTried);
  const telling = small.filter(
    ({ draft }) => draft !== null && (draft.kind === 'text' || draft.kind === null) && !isBlank(draft.text ?? ''),
  );
  const isSample = ({ row }: KnownRow): boolean => samples.some((sample) => row.contains(sample));
  const [first, second = first] = [...rows.filter(isSample), ...spread(telling, 4)];
  if (!first || !second) return undefined;
  const some = spread(telling, tried);
  const candidates = sorted(
    [...bodiesOf(first, hints), ...bodiesOf(second, hints)].flatMap((body) => candidatesFor([body], rowOf(body, rows)).slice(0, 40)),
  );
  const others = spread(
    small.filter(({ draft }) => draft !== null && draft.kind !== 'text' && draft.kind !== null),
    tried,
  );
  const rate = (css: string): number => {
    if (outermost(shownIn(first.row, css)).length === 0 || outermost(shownIn(second.row, css)).length === 0) return 0;
    if (some.length === 0) return 0.5;
    const right = some.filter(({ row, draft }) => sameWords(readHintedRow(row, { ...hints, text: css }).text, draft?.text)).length;
    const apart = others.filter(({ row }) => shownIn(row, css).length === 0).length;
    return share(right, some.length) - (others.length === 0 ? 0 : 0.1 * (1 - share(apart, others.length)));
  };
  return choose(candidates, rate, 0.3)?.css;
}

/** The layout may take the time for the last line of a message; who taught the page has said where the time is. */
function withoutTime({ row, draft }: KnownRow, time: string | undefined): KnownRow {
  const [found] = time === undefined ? [] : shownIn(row, time);
  const label = found && elementLabel(found, limits.time);
  const lines = draft?.text?.split('\n') ?? [];
  if (!draft || label === undefined || label === null || lines.length < 2 || lines.at(-1)?.trim() !== label) return { row, draft };
  return { row, draft: { ...draft, text: lines.slice(0, -1).join('\n') } };
}

const rowOf = (part: Element, rows: readonly KnownRow[]): Element => rows.find(({ row }) => row.contains(part))?.row ?? part;
const squeezed = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');
const sameWords = (one: string | null, two: string | null | undefined): boolean => squeezed(one) === squeezed(two);

/** Elements of a row that hold all its words and nothing else, the largest first. */
function bodiesOf({ row, draft }: KnownRow, hints: Hints): readonly Element[] {
  const named = [hints.sender, hints.time, hints.separator, hints.ignore];
  const apart = new Set(named.flatMap((css) => allWithin(row, css)));
  const words = draft?.text ?? domText(row, { skip: (element) => apart.has(element), limit: limits.text });
  const parts = [...row.querySelectorAll('*')].slice(0, 200);
  const said = parts.filter(
    (part) => !apart.has(part) && isShown(part) && sameWords(domText(part, { skip: (e) => apart.has(e), limit: limits.text }), words),
  );
  return said.slice(0, 6);
}

/** Attributes in which pages keep words whole that they show shortened. */
const wholeTexts = ['title', 'data-text', 'data-content', 'data-full-text', 'data-original'];

/** The attribute that holds the words of most texts, if the page keeps one; only worth it where some are shown shortened. */
export function textAttributeHint(rows: readonly KnownRow[], text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const parts = spread(rows, tried).flatMap(({ row }) => outermost(shownIn(row, text)).slice(0, 1));
  return wholeTexts.find((name) => {
    const whole = parts.filter((part) => {
      const value = squeezed(part.getAttribute(name));
      return value !== '' && value.startsWith(squeezed(part.textContent).replace(/(?:…|\.{3})$/, ''));
    });
    return parts.length > 0 && whole.length >= parts.length * 0.9;
  });
}

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

const idNames = /(?:^|[-_.:])(?:m|msg|message|chat|item|row|server|client|event|uuid)?[-_]?(?:id|key|uuid|guid|seq)$/i;

/** `@attribute` of the row or `selector@attribute`: a value that no two rows share and that is not their place in the list. */
export function platformIdHint(rows: readonly KnownRow[]): string | undefined {
  const [first] = rows;
  if (!first || rows.length < 3) return undefined;
  const parts = [first.row, ...[...first.row.querySelectorAll('*')].slice(0, 30)];
  for (const part of parts) {
    const names = part
      .getAttributeNames()
      .filter((name) => name === 'id' || (name.startsWith('data-') && (idNames.test(name) || /mid$|msgid|messageid/i.test(name))));
    for (const name of names) {
      const css =
        part === first.row
          ? ''
          : candidatesFor([part], first.row).find((each) => each.cost < 5 && allWithin(first.row, each.css)[0] === part)?.css;
      if (css !== undefined && isIdOf(rows, css, name)) return `${css}@${name}`;
    }
  }
  return undefined;
}

function isIdOf(rows: readonly KnownRow[], css: string, name: string): boolean {
  const values = rows.flatMap(({ row }) => (css === '' ? row : allWithin(row, css)[0])?.getAttribute(name)?.trim() || []);
  if (values.length < rows.length * 0.8 || new Set(values).size < values.length) return false;
  if (values.some((value) => /^:?[rR]\w{0,3}:?$|\s/.test(value) || value.length > 200)) return false;
  return values.every((value) => /\d/.test(value)) && !isPlace(values);
}

/** Small numbers one after the other say where a row stands now, which another row may say tomorrow. */
function isPlace(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(/(\d+)\D*$/.exec(value)?.[1] ?? Number.NaN));
  return (
    numbers.every((number) => number < 100_000) &&
    numbers.every((number, at) => at === 0 || Math.abs(number - (numbers[at - 1] ?? 0)) === 1)
  );
}
