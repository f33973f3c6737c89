import type { MaskedElement, Structure } from '../../src/domain/structure';
import { isElement, isText } from '../reader/nodes';
import { maskText, NameMask, tokensOf } from './mask';

/** What a report takes at most. */
const most = { elements: 3000, depth: 80, text: 1500, characters: 150_000, value: 80, attributes: 40 };
const skipped = new Set(['script', 'style', 'noscript', 'template', 'link', 'meta']);
const composers = 'textarea, [contenteditable="true"], [contenteditable=""], [role="textbox"]';
/** Attributes whose values are left out altogether: addresses, code, styles. */
const valueless =
  /^(?:on.*|href|src|srcset|style|action|formaction|poster|data|ping|cite|content|integrity|nonce|sizes|value|xlink:href|d|points)$/;
const roles = new Set(
  tokensOf(
    `alert alertdialog application article banner blockquote button cell checkbox columnheader combobox complementary contentinfo definition
    deletion dialog directory document emphasis feed figure form generic grid gridcell group heading img insertion link list listbox listitem
    log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation
    progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript
    superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem`,
  ),
);
const states = new Set(
  tokensOf('true false mixed polite assertive off page step location date grammar spelling vertical horizontal undefined'),
);
const types = new Set(
  tokensOf(
    'text password search email tel url number checkbox radio range date month week time color file submit reset button hidden image menu',
  ),
);
/** Computed values that are not told because they are what most elements have. */
const plain: Readonly<Record<string, string>> = {
  display: 'block',
  position: 'static',
  overflowX: 'visible',
  overflowY: 'visible',
  flexDirection: 'row',
  float: 'none',
  textAlign: 'start',
  direction: 'ltr',
  visibility: 'visible',
  opacity: '1',
  whiteSpace: 'normal',
  fontWeight: '400',
  cursor: 'auto',
};

export type Found = { readonly document: Document; readonly pane: Element | null };

/**
 * The skeleton of a page's chat, with the part around it that holds the place to write. No text, name, number or address of the page is in
 * it; what tells of the layout is.
 */
export function skeletonOf({ document, pane }: Found): Structure {
  const root = pane ? withComposer(pane) : document.body;
  const walk = new Skeleton(root, pane);
  const { clientWidth, clientHeight, lang } = document.documentElement;
  const masked = walk.element(root, 0);
  return {
    structure: 1,
    host: document.location.hostname,
    lang: languageOf(lang),
    dir: getComputedStyle(document.documentElement).direction === 'rtl' ? 'rtl' : 'ltr',
    viewport: [clientWidth, clientHeight],
    of: pane ? 'pane' : 'page',
    left: walk.left,
    root: masked,
  };
}

/** The pane, or what holds both the pane and the place to write, if that is near. */
function withComposer(pane: Element): Element {
  let at: Element | null = pane;
  for (let level = 0; at && at.localName !== 'body' && level < 6; level++, at = at.parentElement) {
    if (at !== pane && at.querySelector(composers)) return at;
  }
  return pane;
}

/** A language, a script and a region as browsers know them; anything else in their place may be somebody's name. */
const languageOf = (lang: string): string => (/^[a-z]{2}(?:-(?:Hans|Hant|Latn|Cyrl|Arab))?(?:-[A-Z]{2})?$/.test(lang) ? lang : '');

class Skeleton {
  readonly #names: NameMask;
  readonly #colours = new Map<string, number>();
  readonly #origin: DOMRect;
  readonly #pane: Element | null;
  #elements = 0;
  #characters = 0;
  /** Elements that were too many. */
  left = 0;

  constructor(root: Element, pane: Element | null) {
    this.#names = new NameMask(secretsOf(root.ownerDocument));
    this.#origin = root.getBoundingClientRect();
    this.#pane = pane;
  }

  element(element: Element, depth: number): MaskedElement {
    this.#elements += 1;
    const style = getComputedStyle(element);
    const root = element.shadowRoot;
    return {
      tag: this.#tag(element),
      attributes: this.#attributes(element),
      box: this.#box(element),
      style: Object.fromEntries(Object.entries(plain).flatMap(([name, usual]) => styleOf(style, name, usual))),
      colours: [this.#colour(style.color), this.#colour(style.backgroundColor)],
      shadow: root !== null,
      children: this.#children(root ?? element, depth + 1),
    };
  }

  #children(parent: ParentNode & Node, depth: number): (MaskedElement | string)[] {
    const found: (MaskedElement | string)[] = [];
    for (const node of parent.childNodes) {
      if (isText(node)) found.push(...this.#text(node.data));
      else if (isElement(node) && !skipped.has(node.localName)) {
        if (this.#elements < most.elements && depth < most.depth) found.push(this.element(node, depth));
        else this.left += 1;
      }
    }
    return found;
  }

  #text(text: string): readonly string[] {
    if (text.trim() === '') return [];
    const room = Math.max(0, Math.min(most.text, most.characters - this.#characters));
    const masked = maskText(text.replace(/\s+/g, ' ').slice(0, room));
    this.#characters += masked.length;
    return masked === '' ? [] : [masked];
  }

  #tag(element: Element): string {
    const known = element.constructor !== HTMLElement && element.constructor !== HTMLUnknownElement;
    return (known && !element.localName.includes('-') ? element.localName : this.#names.mask(element.localName)).slice(0, most.value);
  }

  #attributes(element: Element): Record<string, string> {
    const told = [...element.attributes]
      .slice(0, most.attributes)
      .map(({ name, value }): [string, string] => [
        (isOfHtml(name) ? name : this.#names.mask(name)).slice(0, most.value),
        this.#value(name, value),
      ]);
    return Object.fromEntries(element === this.#pane ? [...told, ['liaocun-pane', '']] : told);
  }

  #value(name: string, value: string): string {
    const folded = value.trim().toLowerCase();
    if (name === 'class')
      return value
        .trim()
        .split(/\s+/)
        .map((token) => this.#names.mask(token))
        .join(' ')
        .slice(0, 400);
    if (valueless.test(name)) return '';
    if (name === 'role' && roles.has(folded)) return folded;
    if (name === 'dir' && /^(?:ltr|rtl|auto)$/.test(folded)) return folded;
    if (name === 'lang') return languageOf(value);
    if (name === 'type' && types.has(folded)) return folded;
    if (name.startsWith('aria-') && states.has(folded)) return folded;
    return maskText(value.slice(0, most.value));
  }

  #box(element: Element): [number, number, number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left - this.#origin.left), Math.round(top - this.#origin.top), Math.round(width), Math.round(height)];
  }

  #colour(value: string): number {
    const number = this.#colours.get(value) ?? this.#colours.size;
    this.#colours.set(value, number);
    return number;
  }
}

function styleOf(style: CSSStyleDeclaration, name: string, usual: string): readonly (readonly [string, string])[] {
  const value = String(Reflect.get(style, name));
  // A cursor can be a picture with an address; all that is told is words and numbers.
  return value === usual || !/^[a-z0-9 .%-]{1,40}$/.test(value) ? [] : [[name, value]];
}

const isOfHtml = (name: string): boolean =>
  /^(?:aria-[a-z]+|class|id|style|role|title|alt|src|href|type|dir|lang|width|height|tabindex|hidden|contenteditable|placeholder|name|value|datetime|data-(?:id|testid|time|index|key|type))$/.test(
    name,
  );

/** What stands in an element without being said by anybody. */
const unsaid = new Set(['script', 'style']);

/** Every token of what the page says or names: texts, what was typed, attributes' values, what styles write, the address and the title. */
function secretsOf(document: Document): ReadonlySet<string> {
  const secrets = new Set<string>();
  const add = (text: string): void => tokensOf(text).forEach((token) => secrets.add(token));
  add(document.location.href);
  add(document.title);
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (isElement(node)) {
        for (const text of textsOf(node)) add(text);
        if (node.shadowRoot) roots.push(node.shadowRoot);
      } else if (!unsaid.has(node.parentElement?.localName ?? '')) add(node.nodeValue ?? '');
    }
  }
  return secrets;
}

/** What an element says beside the text in it. */
function textsOf(element: Element): readonly string[] {
  const told = [...element.attributes].flatMap(({ name, value }) => (name === 'class' || name === 'style' ? [] : value));
  const typed: unknown = 'value' in element ? element.value : null;
  const drawn = ['::before', '::after'].map((part) => getComputedStyle(element, part).content).filter((content) => content.startsWith('"'));
  return [...told, ...drawn, ...(typeof typed === 'string' ? [typed] : [])];
}
