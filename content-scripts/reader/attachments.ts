import type { Kind } from '../../src/domain/message';
import type { RowAttachment } from '../../src/domain/row';
import { cleanText, oneLine } from './clean-text';
import { imageText } from './image-text';
import { limits, within } from './limits';
import { isImage } from './nodes';
import { allWithin, outermost } from './select';

const schemes = new Set(['http:', 'https:', 'blob:', 'data:']);

/** An absolute address that can be shown and fetched, or null: never a script, never longer than the archive keeps. */
export function safeUrl(address: string | null, base: string): string | null {
  if (address === null || address.trim() === '' || address.length > limits.url) return null;
  try {
    const url = new URL(address.trim(), base);
    return schemes.has(url.protocol) ? within(url.href, limits.url) : null;
  } catch {
    return null;
  }
}

function sourceOf(element: Element): string | null {
  const attribute = element.getAttribute('src') ?? element.querySelector('source[src]')?.getAttribute('src') ?? null;
  if (attribute !== null) return attribute;
  if (isImage(element)) return element.currentSrc || null;
  return /^url\("(.*)"\)$/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? null;
}

/** One picture, video or sound by its address. */
export function mediaAttachment(kind: Kind, element: Element): RowAttachment {
  const label = element.getAttribute('alt') ?? element.getAttribute('title') ?? '';
  return { kind, name: within(oneLine(cleanText(label)), limits.fileName), url: safeUrl(sourceOf(element), element.baseURI) };
}

/** Where the first link that leads off the page goes. */
function linkOf(elements: readonly Element[]): string | null {
  for (const link of elements.flatMap((element) => allWithin(element, 'a[href]'))) {
    const address = link.getAttribute('href');
    const url = address?.trim().startsWith('#') === true ? null : safeUrl(address, link.baseURI);
    if (url !== null) return url;
  }
  return null;
}

/** A file by the name the page shows, with its link. */
export function fileAttachment(name: string | null, element: Element): RowAttachment {
  return { kind: 'file', name: within(name, limits.fileName), url: linkOf([element]) };
}

/** What a card leads to and what it says beyond its title, if anything. */
export function cardAttachment(kind: Kind, elements: readonly Element[], words: string | null): readonly RowAttachment[] {
  const url = linkOf(elements);
  return url === null && words === null ? [] : [{ kind, name: within(words, limits.fileName), url }];
}

const media: readonly { readonly selector: string; readonly kind: Kind }[] = [
  { selector: 'video', kind: 'video' },
  { selector: 'audio', kind: 'audio' },
];

/** The pictures (not emoji), videos and sounds inside the elements; pictures take `imageKind`. */
export function mediaInside(elements: readonly Element[], imageKind: Kind): readonly RowAttachment[] {
  const found = outermost(elements).flatMap((element) => allWithin(element, 'img, video, audio'));
  return found
    .filter((element) => !isImage(element) || imageText(element) === '')
    .map((element) => mediaAttachment(media.find(({ selector }) => element.matches(selector))?.kind ?? imageKind, element));
}
