import { type ComponentChild, createElement, Fragment } from 'preact';
import { useMemo } from 'preact/hooks';

/** The only elements and styles of a mail that are shown. Nothing else of it gets into the page: no script, no address, no attribute. */
const shownTags: ReadonlySet<string> = new Set(['h1', 'h2', 'p', 'table', 'tbody', 'tr', 'td', 'br', 'span', 'b']);
const shownStyles = [
  'padding',
  'margin',
  'color',
  'background',
  'border-bottom',
  'font-weight',
  'font-size',
  'line-height',
  'vertical-align',
  'width',
  'word-break',
] as const;

const mostNodes = 20_000;

/** Styles are set by script from a list: markup's own are kept out by the content security policy. */
function styleOf(element: HTMLElement): Record<string, string> {
  return Object.fromEntries(shownStyles.map((name) => [name, element.style.getPropertyValue(name)]).filter(([, value]) => value !== ''));
}

function shown(node: Node, room: { left: number }): ComponentChild {
  room.left -= 1;
  if (room.left < 0) return null;
  if (node instanceof Text) return node.data;
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.localName;
  if (!shownTags.has(tag) && tag !== 'body') return null;
  const inside = [...node.childNodes].map((child) => shown(child, room));
  if (tag === 'body') return createElement(Fragment, null, ...inside);
  const span = node instanceof HTMLTableCellElement && node.colSpan > 1 ? { colSpan: node.colSpan } : {};
  return createElement(tag, { style: styleOf(node), ...span }, ...inside);
}

/** A mail as a mail program shows it: on white paper, whatever the theme, since that is what the mail was written for. */
export function MailPreview({ html, label }: { readonly html: string; readonly label: string }) {
  // The parser runs no script and fetches nothing; the tree it makes is read, never put into the page.
  const body = useMemo(() => shown(new DOMParser().parseFromString(html, 'text/html').body, { left: mostNodes }), [html]);
  return (
    <div class="mail-paper" role="document" aria-label={label} tabIndex={0}>
      {body}
    </div>
  );
}
