/** What is kept of an element's looks where it differs from the plain value. */
const plainLooks: Readonly<Record<string, string>> = {
  position: 'static',
  top: 'auto',
  right: 'auto',
  bottom: 'auto',
  left: 'auto',
  float: 'none',
  clear: 'none',
  'z-index': 'auto',
  'overflow-x': 'visible',
  'overflow-y': 'visible',
  'margin-top': '0px',
  'margin-right': '0px',
  'margin-bottom': '0px',
  'margin-left': '0px',
  'padding-top': '0px',
  'padding-right': '0px',
  'padding-bottom': '0px',
  'padding-left': '0px',
  'border-top-width': '0px',
  'border-right-width': '0px',
  'border-bottom-width': '0px',
  'border-left-width': '0px',
  'border-top-style': 'none',
  'border-right-style': 'none',
  'border-bottom-style': 'none',
  'border-left-style': 'none',
  'border-top-left-radius': '0px',
  'border-bottom-right-radius': '0px',
  'background-color': 'rgba(0, 0, 0, 0)',
  'background-image': 'none',
  'box-sizing': 'content-box',
  'flex-direction': 'row',
  'flex-wrap': 'nowrap',
  'flex-grow': '0',
  'flex-shrink': '1',
  'align-items': 'normal',
  'align-self': 'auto',
  'justify-content': 'normal',
  'justify-items': 'normal',
  'justify-self': 'auto',
  order: '0',
  'grid-template-columns': 'none',
  'grid-column-start': 'auto',
  'grid-column-end': 'auto',
  'grid-row-start': 'auto',
  'grid-row-end': 'auto',
  'column-gap': 'normal',
  'row-gap': 'normal',
  'vertical-align': 'baseline',
  'text-overflow': 'clip',
  opacity: '1',
  transform: 'none',
  'object-fit': 'fill',
  'border-collapse': 'separate',
};
/** What children take over from their parents. */
const inheritedLooks = [
  'color',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'line-height',
  'text-align',
  'white-space',
  'visibility',
  'direction',
];

const leftOut: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'LINK', 'NOSCRIPT', 'TEMPLATE', 'META']);
const replaced: ReadonlySet<string> = new Set(['IMG', 'SVG', 'VIDEO', 'CANVAS', 'TEXTAREA', 'INPUT', 'BUTTON', 'HR']);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page as it stands, as markup that needs neither its style sheets nor its scripts: looks go into `style`, open shadow roots into their hosts. */
export function frozen(): string {
  const { lang, dir, className } = document.documentElement;
  const reset = 'body, body *:not(svg, svg *) { all: unset } html, body { height: 100%; margin: 0 }';
  return `<!doctype html><html lang="${escaped(lang)}" dir="${escaped(dir)}" class="${escaped(className)}"><head><meta charset="utf-8"><title>${escaped(document.title)}</title><style>${reset}</style></head>${frozenElement(document.body)}</html>`;
}

function frozenElement(element: Element): string {
  if (leftOut.has(element.tagName.toUpperCase())) return '';
  const tag = element.tagName.toLowerCase();
  if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return element.outerHTML;
  if (tag === 'slot') return frozenSlot(element as HTMLSlotElement);
  const inner = pseudo(element, '::before') + childrenOf(element).map(frozenNode).join('') + pseudo(element, '::after');
  const end = new Set(['img', 'br', 'hr', 'input']).has(tag) ? '' : `${inner}</${tag}>`;
  return `<${tag}${attributesOf(element)} style="${escaped(looksOf(element))}"${scrolled(element)}>${end}`;
}

const childrenOf = (element: Element): readonly Node[] => [...(element.shadowRoot ?? element).childNodes];

/** Slots are boxless: what is assigned to them stands in their place. */
function frozenSlot(slot: HTMLSlotElement): string {
  const assigned = slot.assignedNodes({ flatten: true });
  return (assigned.length > 0 ? assigned : [...slot.childNodes]).map(frozenNode).join('');
}

function frozenNode(node: Node): string {
  if (node instanceof Element) return frozenElement(node);
  return node.nodeType === Node.TEXT_NODE ? escaped(node.nodeValue ?? '') : '';
}

/** Words that only a style sheet puts there become words of the page. */
function pseudo(element: Element, which: '::before' | '::after'): string {
  const { content } = getComputedStyle(element, which);
  const attribute = /^attr\(([\w-]+)\)$/.exec(content)?.[1];
  const text = attribute === undefined ? (/^"(.*)"$/.exec(content)?.[1] ?? '') : (element.getAttribute(attribute) ?? '');
  return /[\p{L}\p{N}]/u.test(text) ? `<span>${escaped(text)}</span>` : '';
}

function attributesOf(element: Element): string {
  return [...element.attributes]
    .filter(({ name }) => name !== 'style' && !name.startsWith('on') && /^[\w:.-]+$/.test(name))
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** Where a pane is scrolled to is no attribute; it is put back by `thawed`. */
const scrolled = ({ scrollTop }: Element): string => (scrollTop === 0 ? '' : ` data-scrolled="${scrollTop}"`);

function looksOf(element: Element): string {
  const own = getComputedStyle(element);
  const parent = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  const around = parent ? getComputedStyle(parent) : null;
  const kept = Object.entries(plainLooks).filter(([name, plain]) => own.getPropertyValue(name) !== plain);
  const looks = [
    `display:${own.display}`,
    ...kept.map(([name]) => `${name}:${own.getPropertyValue(name)}`),
    ...inheritedLooks
      .filter((name) => own.getPropertyValue(name) !== around?.getPropertyValue(name))
      .map((name) => `${name}:${own.getPropertyValue(name)}`),
  ];
  if ((own.display !== 'inline' || isReplaced(element)) && own.width !== 'auto') looks.push(`width:${own.width}`);
  if (hasOwnHeight(element, own)) looks.push(`height:${own.height}`);
  return looks.join(';');
}

const isReplaced = ({ tagName }: Element): boolean => replaced.has(tagName.toUpperCase());

/** Boxes that do not take their height from the words in them. */
function hasOwnHeight(element: Element, { overflowY, display, position }: CSSStyleDeclaration): boolean {
  if (display === 'inline') return isReplaced(element);
  if (isReplaced(element) || childrenOf(element).length === 0) return true;
  return overflowY !== 'visible' || position === 'fixed' || holdsScroller(element) || childrenOf(element).every(isPlaced);
}

const isPlaced = (node: Node): boolean => node instanceof Element && getComputedStyle(node).position === 'absolute';

function holdsScroller(element: Element): boolean {
  return childrenOf(element).some(
    (child) => child instanceof Element && (/auto|scroll/.test(getComputedStyle(child).overflowY) || holdsScroller(child)),
  );
}

/** Scrolls the panes of a frozen page back to where they stood. */
export function thawed(): void {
  for (const element of document.querySelectorAll('[data-scrolled]')) {
    element.scrollTop = Number(element.getAttribute('data-scrolled'));
    element.removeAttribute('data-scrolled');
  }
}
