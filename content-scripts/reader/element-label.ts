import { cleanText, oneLine } from './clean-text';
import { domText } from './dom-text';
import { within } from './limits';
import { isImage } from './nodes';

/** A short thing an element names in one line: an image by its alt, a form field by what it holds, else its words. Null when longer. */
export function elementLabel(element: Element, limit: number): string | null {
  if (isImage(element)) return within(oneLine(cleanText(element.alt || element.title)), limit);
  if (element.localName === 'input' && 'value' in element) return within(oneLine(cleanText(String(element.value))), limit);
  return within(oneLine(domText(element, { limit }) ?? ''), limit);
}
