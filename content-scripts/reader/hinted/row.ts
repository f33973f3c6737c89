import type { Direction, Kind } from '../../../src/domain/message';
import type { RowAttachment } from '../../../src/domain/row';
import { cardAttachment, fileAttachment, mediaInside } from '../attachments';
import { cleanText, isBlank } from '../clean-text';
import { domText } from '../dom-text';
import type { Draft } from '../draft';
import { elementLabel } from '../element-label';
import type { Hints } from '../hints';
import { limits, within } from '../limits';
import { allWithin, attributeWithin, matches, oneWithin, outermost } from '../select';
import { isShown } from '../visible';

type KindHint = NonNullable<Hints['kinds']>[number];
type FoundKind = { readonly hint: KindHint; readonly elements: readonly Element[] };
type Skip = (element: Element) => boolean;
type Words = { readonly text: string | null; readonly tooLong: boolean };

/** Kinds whose words, if any, are a caption; everything else they show belongs to the medium. */
const wordless: ReadonlySet<Kind> = new Set(['image', 'sticker', 'video', 'audio']);
const controls = 'button, [role="button"], select, textarea, [contenteditable="true"]';

/** Reads one row with what the hints say. A part that no hint finds stays null. */
export function readHintedRow(row: Element, hints: Hints): Draft {
  const sender = shownWithin(row, hints.sender);
  const time = shownWithin(row, hints.time);
  const apart = new Set([sender, time, ...allWithin(row, hints.separator)]);
  const skip: Skip = (element) => apart.has(element) || matches(element, hints.ignore);
  const found = findKind(row, hints);
  const words = wordsOf(row, hints, found, skip);
  const isSilent = words.text === null && !words.tooLong;
  const rest = isSilent ? whole(row, (element) => skip(element) || element.matches(controls)) : words;
  const strays = found === null && isSilent && isBlank(rest.text ?? '') ? strayPictures(row) : [];
  const kind = found?.hint.kind ?? (strays.length > 0 ? 'image' : isSilent || words.tooLong ? null : 'text');
  return {
    element: row,
    direction: directionOf(row, hints),
    sender: sender && elementLabel(sender, limits.name),
    time: time && elementLabel(time, limits.time),
    timeAttribute: within(attributeWithin(row, hints.timeAttribute), limits.attribute),
    kind,
    ...rest,
    attachments: found ? attachmentsOf(found, words.text, skip) : [...textPictures(row, hints, skip), ...strays],
    platformId: within(cleanText(attributeWithin(row, hints.platformId) ?? ''), limits.name),
    pending: shownWithin(row, hints.pending) !== null || isProvisional(row, hints),
    failed: shownWithin(row, hints.failed) !== null,
    auto: shownWithin(row, hints.auto) !== null,
  };
}

/** The first match that a person can see: pages keep hidden twins of labels, bars and times. */
function shownWithin(row: Element, selector: string | undefined): Element | null {
  const first = oneWithin(row, selector);
  if (!first || isShown(first)) return first;
  return allWithin(row, selector).find(isShown) ?? null;
}

function directionOf(row: Element, hints: Hints): Direction | null {
  if (!matches(row, hints.row) && matches(row, hints.separator)) return 'system';
  const known = hints.direction;
  if (!known) return null;
  const order: readonly Direction[] = ['system', 'out', 'in'];
  return order.find((direction) => shownWithin(row, known[direction]) !== null) ?? null;
}

function isProvisional(row: Element, hints: Hints): boolean {
  if (hints.provisionalId === undefined) return false;
  const id = attributeWithin(row, hints.platformId);
  try {
    return id !== null && new RegExp(hints.provisionalId, 'u').test(id);
  } catch {
    return false;
  }
}

function findKind(row: Element, hints: Hints): FoundKind | null {
  for (const hint of hints.kinds ?? []) {
    const elements = allWithin(row, hint.selector).filter(isShown);
    if (elements.length > 0) return { hint, elements };
  }
  return null;
}

function wordsOf(row: Element, hints: Hints, kind: FoundKind | null, skip: Skip): Words {
  if (kind?.hint.text !== undefined) return join(partsOf(row, kind.hint.text, hints, skip));
  const said = join(partsOf(row, hints.text, hints, skip));
  if (kind === null || said.tooLong || !isBlank(said.text ?? '')) return said;
  if (wordless.has(kind.hint.kind)) return { text: '', tooLong: false };
  const withoutControls: Skip = (element) => skip(element) || element.matches(controls);
  return join(outermost(kind.elements).map((element) => whole(element, withoutControls)));
}

function partsOf(row: Element, selector: string | undefined, hints: Hints, skip: Skip): readonly Words[] {
  const shown = allWithin(row, selector).filter((element) => isShown(element) && !isInside(element, row, skip));
  return outermost(shown).map((element) => partText(element, hints, skip));
}

function isInside(element: Element, row: Element, skip: Skip): boolean {
  for (let above: Element | null = element; above && above !== row; above = above.parentElement) if (skip(above)) return true;
  return false;
}

/** The words of one part; an attribute that holds them whole wins where the page shows them shortened. */
function partText(element: Element, hints: Hints, skip: Skip): Words {
  const shown = whole(element, skip);
  const attribute = hints.textAttribute === undefined ? null : element.getAttribute(hints.textAttribute);
  if (attribute === null || shown.tooLong) return shown;
  const full = cleanText(attribute).trim();
  if (full.length <= (shown.text ?? '').length) return shown;
  return full.length > limits.text ? { text: null, tooLong: true } : { text: full, tooLong: false };
}

function join(parts: readonly Words[]): Words {
  if (parts.some(({ tooLong }) => tooLong)) return { text: null, tooLong: true };
  if (parts.length === 0) return { text: null, tooLong: false };
  const text = parts
    .map((part) => part.text ?? '')
    .filter((part) => !isBlank(part))
    .join('\n');
  return text.length > limits.text ? { text: null, tooLong: true } : { text, tooLong: false };
}

function whole(element: Element, skip: Skip): Words {
  const text = domText(element, { skip, limit: limits.text });
  return { text, tooLong: text === null };
}

function attachmentsOf({ hint, elements }: FoundKind, text: string | null, skip: Skip): readonly RowAttachment[] {
  if (hint.kind === 'file') return elements.slice(0, 1).map((element) => fileAttachment(text, element));
  return wordless.has(hint.kind) ? mediaInside(elements, hint.kind) : cardAttachment(hint.kind, elements, allOf(elements, text, skip));
}

/** All that a card says, on one line, where its title alone is the message's text: a price or an order number is not to be lost. */
function allOf(elements: readonly Element[], title: string | null, skip: Skip): string | null {
  const withoutControls: Skip = (element) => skip(element) || element.matches(controls);
  const said = join(outermost(elements).map((element) => whole(element, withoutControls))).text ?? '';
  const line = said.replace(/\s*\n\s*/g, ' · ').trim();
  return line === '' || line === (title ?? '').replace(/\s*\n\s*/g, ' · ').trim() ? null : line;
}

/** Smaller pictures are faces and icons. */
const pictureSide = 76;

/** Large pictures in a row that says nothing and shows nothing the hints name. */
function strayPictures(row: Element): readonly RowAttachment[] {
  const large = allWithin(row, 'img').filter((image) => isShown(image) && largestSide(image) >= pictureSide);
  return mediaInside(large, 'image');
}

function largestSide(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return Math.max(width, height);
}

/** Pictures that stand among the words of a text. */
function textPictures(row: Element, hints: Hints, skip: Skip): readonly RowAttachment[] {
  return mediaInside(
    allWithin(row, hints.text).filter((element) => !isInside(element, row, skip)),
    'image',
  );
}
