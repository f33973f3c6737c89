import { storable } from './visible-text';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/** Text for XML or HTML, within elements and attribute values; what neither can hold is shown by its code point. */
export function markupText(text: string): string {
  return storable(text).replace(/[&<>"'\r\n\t]/g, (character) => escapes[character] ?? '');
}
