/** What a redesign takes hold of: the pane, its rows, those of them that are messages, and what is a name or a time in them. */
export type Parts = {
  readonly pane: HTMLElement;
  readonly rows: readonly HTMLElement[];
  readonly messages: readonly HTMLElement[];
  readonly names: readonly HTMLElement[];
  readonly times: readonly HTMLElement[];
};

/** Changes a frozen page as its owner might from one day to the next. Answers false where the page has nothing that it could change. */
export type Redesign = {
  readonly name: string;
  /** What the page no longer shows afterwards, so that nobody can read it. */
  readonly drops: readonly ('sender' | 'time')[];
  change(parts: Parts): boolean;
};

const html = (elements: Iterable<Element>): readonly HTMLElement[] =>
  [...elements].filter((element): element is HTMLElement => element instanceof HTMLElement);
const elementsIn = (root: ParentNode): readonly HTMLElement[] => html(root.querySelectorAll('*'));

/** A word without meaning for another, the same one for the same word. */
function nonsense(word: string): string {
  let mixed = 17;
  for (const letter of word) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `x${mixed.toString(36)}`;
}

/** All class names, ids, data attributes and roles; what a person sees hangs on none of them. */
function renameAll(): boolean {
  for (const element of [document.documentElement, ...elementsIn(document)]) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (name === 'class') element.className = value.split(/\s+/).filter(Boolean).map(nonsense).join(' ');
      else if (name === 'id') element.id = nonsense(value);
      else if (/^(?:data-|role$|aria-|title$|name$)/.test(name)) {
        element.removeAttribute(name);
        element.setAttribute(`data-${nonsense(name)}`, nonsense(value));
      }
    }
  }
  return true;
}

function around(element: HTMLElement, tag = 'div', looks = 'display:block'): HTMLElement {
  const wrapper = document.createElement(tag);
  wrapper.style.cssText = looks;
  element.replaceWith(wrapper);
  wrapper.append(element);
  return wrapper;
}

/** Where a row is laid out by the list itself, a wrapper has to stand in the same place. */
function wrapRow(row: HTMLElement): void {
  const { alignSelf, position, top, left, right, transform, width } = getComputedStyle(row);
  const isPlaced = position === 'absolute';
  const wrapper = around(
    row,
    'div',
    isPlaced ? `display:block;position:absolute;top:${top};left:${left};width:${width}` : 'display:flow-root',
  );
  if (isPlaced) row.style.cssText += ';position:relative;top:0;left:0';
  if (alignSelf === 'flex-end' || alignSelf === 'end') wrapper.style.cssText += ';align-self:flex-end';
  if (alignSelf === 'center') wrapper.style.cssText += ';align-self:center';
  if (!isPlaced && right === 'auto' && transform !== 'none') wrapper.style.transform = transform;
}

function wrap({ rows, pane }: Parts): boolean {
  for (const row of rows) wrapRow(row);
  for (const child of pane.children) if (child instanceof HTMLElement && child.childElementCount > 3) around(child);
  return true;
}

/** Boxes that hold one other box and nothing else. */
function unwrap({ rows }: Parts): boolean {
  let count = 0;
  for (const row of rows) {
    for (const element of elementsIn(row)) {
      const [only, ...more] = element.childNodes;
      if (!(only instanceof HTMLElement) || more.length > 0 || getComputedStyle(element).position !== 'static') continue;
      const { display } = getComputedStyle(element);
      const hasLooks =
        getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)' || display.includes('flex') || display.includes('grid');
      if (hasLooks || element === row) continue;
      element.replaceWith(only);
      count += 1;
    }
  }
  return count > 0;
}

const otherTags: Readonly<Record<string, string>> = {
  DIV: 'section',
  SECTION: 'article',
  ARTICLE: 'div',
  LI: 'div',
  UL: 'div',
  OL: 'div',
  SPAN: 'em',
  P: 'div',
  B: 'span',
  STRONG: 'span',
  TIME: 'small',
  SMALL: 'span',
  PRE: 'div',
  TR: 'div',
  TD: 'div',
  TBODY: 'div',
  TABLE: 'div',
};

function retag(element: HTMLElement): void {
  const tag = otherTags[element.tagName] ?? (element.tagName.includes('-') ? 'div' : null);
  if (tag === null) return;
  const fresh = document.createElement(tag);
  for (const { name, value } of element.attributes) fresh.setAttribute(name, value);
  const { scrollTop } = element;
  fresh.append(...element.childNodes);
  element.replaceWith(fresh);
  fresh.scrollTop = scrollTop;
}

function swapTags(): boolean {
  for (const element of elementsIn(document.body).toReversed()) retag(element);
  return true;
}

/** Everything that was at the left of the pane stands at its right: one's own messages too. */
function mirror({ pane }: Parts): boolean {
  const swap: readonly (readonly [string, string])[] = [
    ['margin-left', 'margin-right'],
    ['padding-left', 'padding-right'],
    ['left', 'right'],
  ];
  const turned: Readonly<Record<string, string>> = { right: 'left', end: 'left', left: 'right', start: 'right' };
  for (const element of [pane, ...elementsIn(pane)]) {
    const { style } = element;
    for (const [one, other] of swap) {
      const [before, after] = [style.getPropertyValue(one), style.getPropertyValue(other)];
      style.setProperty(one, after === '' ? null : after);
      style.setProperty(other, before === '' ? null : before);
    }
    const side = turned[style.textAlign];
    if (side !== undefined) style.textAlign = side;
    if (style.float === 'left' || style.float === 'right') style.float = style.float === 'left' ? 'right' : 'left';
  }
  pane.style.direction = getComputedStyle(pane).direction === 'rtl' ? 'ltr' : 'rtl';
  return true;
}

/** The list that holds the rows directly, where all of them lie in one. */
function listOf({ rows }: Parts): HTMLElement | null {
  const list = rows[0]?.parentElement ?? null;
  return list && rows.every((row) => row.parentElement === list && getComputedStyle(row).position !== 'absolute') ? list : null;
}

/** The newest message is the first element, and the column is turned over. */
function reverse(parts: Parts): boolean {
  const list = listOf(parts);
  if (!list || getComputedStyle(list).flexDirection === 'column-reverse' || !/block|flex|list-item/.test(getComputedStyle(list).display))
    return false;
  const isColumn = getComputedStyle(list).display.includes('flex');
  for (const child of [...list.children].toReversed()) {
    list.append(child);
    if (!isColumn && child instanceof HTMLElement && child.style.width === '') child.style.width = '100%';
  }
  list.style.display = 'flex';
  list.style.flexDirection = 'column-reverse';
  for (const child of list.children) if (child instanceof HTMLElement) child.style.flexShrink = '0';
  return true;
}

const rowOf = (rows: readonly HTMLElement[], element: HTMLElement): HTMLElement | null => rows.find((row) => row.contains(element)) ?? null;

/** A time that stood at the end of a row stands at its beginning, and the other way round. */
function moveTimes({ rows, times }: Parts): boolean {
  let count = 0;
  for (const time of times) {
    const row = rowOf(rows, time);
    if (!row || row === time) continue;
    const line = document.createElement('div');
    line.style.cssText = `display:block;width:100%;font-size:12px;color:rgb(136,136,136);text-align:${getComputedStyle(row).textAlign}`;
    const isFirst = (row.textContent ?? '').trimStart().startsWith((time.textContent ?? '').trim());
    line.append(time.textContent ?? '');
    const isOfRow = time.parentElement === row;
    time.remove();
    const box = isOfRow ? row : (html(row.children).find(({ textContent }) => textContent?.trim() !== '') ?? row);
    if (isFirst) box.append(line);
    else box.prepend(line);
    if (getComputedStyle(box).display.includes('flex')) box.setAttribute('style', `${box.getAttribute('style')};flex-wrap:wrap`);
    count += 1;
  }
  return count > 0;
}

/** `14:05` as `2:05 PM` and back. */
function otherClock(text: string): string {
  const half = /(\d{1,2}):(\d\d)\s*(AM|PM|[صم])/iu.exec(text);
  if (half) {
    const hours = (Number(half[1]) % 12) + (/^(?:PM|م)$/iu.test(half[3] ?? '') ? 12 : 0);
    return text.replace(half[0], `${String(hours).padStart(2, '0')}:${half[2]}`);
  }
  return text.replace(/\b(\d{1,2}):(\d\d)(?::\d\d)?\b/, (_, hours: string, minutes: string) => {
    const twelve = Number(hours) % 12 === 0 ? 12 : Number(hours) % 12;
    return `${twelve}:${minutes} ${Number(hours) < 12 ? 'AM' : 'PM'}`;
  });
}

function rewriteTimes({ times }: Parts): boolean {
  let count = 0;
  for (const time of times) {
    for (const node of time.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const before = node.nodeValue ?? '';
      node.nodeValue = otherClock(before);
      if (node.nodeValue !== before) count += 1;
    }
  }
  return count > 0;
}

function drop(elements: readonly HTMLElement[]): boolean {
  for (const element of elements) element.remove();
  return elements.length > 0;
}

function insertBanners({ messages, pane }: Parts): boolean {
  const banner = document.createElement('div');
  banner.style.cssText = 'display:block;position:sticky;top:0;background-color:rgb(255,244,214);padding:10px 16px;z-index:9';
  banner.textContent = 'Help us get better: take our survey!';
  pane.prepend(banner);
  for (const [index, row] of messages.entries()) {
    if (index % 3 !== 1 || !row.parentElement || getComputedStyle(row).position === 'absolute') continue;
    const chip = document.createElement('span');
    chip.style.cssText = 'display:inline-block;font-size:12px;border:1px solid rgb(204,204,204);border-radius:10px;padding:1px 6px';
    chip.textContent = '👍 2';
    (row.lastElementChild ?? row).append(chip);
  }
  return true;
}

function intoShadow({ pane }: Parts): boolean {
  if (!pane.parentElement || pane === document.body) return false;
  const host = document.createElement('div');
  host.style.cssText = 'display:contents';
  const { scrollTop } = pane;
  pane.replaceWith(host);
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = '*:not(svg, svg *, style) { all: unset } style { display: none }';
  root.append(style, pane);
  pane.scrollTop = scrollTop;
  return true;
}

function intoFrame({ pane }: Parts): boolean {
  if (!pane.parentElement || pane === document.body) return false;
  const { width, height } = pane.getBoundingClientRect();
  const { scrollTop, outerHTML } = pane;
  const frame = document.createElement('iframe');
  frame.style.cssText = `display:block;border:0;width:${width}px;height:${height}px`;
  pane.replaceWith(frame);
  const inside = frame.contentDocument;
  if (!inside) return false;
  inside.open();
  inside.write(
    `<!doctype html><html lang="${document.documentElement.lang}"><head>${document.head.querySelector('style')?.outerHTML ?? ''}</head><body style="display:block">${outerHTML}</body></html>`,
  );
  inside.close();
  const moved = inside.body.firstElementChild;
  if (moved) moved.scrollTop = scrollTop;
  return true;
}

/** All redesigns, each applied to a page by itself. */
export const redesigns: readonly Redesign[] = [
  { name: 'all renamed', drops: [], change: renameAll },
  { name: 'wrappers added', drops: [], change: wrap },
  { name: 'wrappers removed', drops: [], change: unwrap },
  { name: 'tags swapped', drops: [], change: swapTags },
  { name: 'all renamed, tags swapped', drops: [], change: () => renameAll() && swapTags() },
  { name: 'sides mirrored', drops: [], change: mirror },
  { name: 'column reversed', drops: [], change: reverse },
  { name: 'times moved', drops: [], change: moveTimes },
  { name: 'times rewritten', drops: [], change: rewriteTimes },
  { name: 'times dropped', drops: ['time'], change: ({ times }) => drop(times) },
  { name: 'names dropped', drops: ['sender'], change: ({ names }) => drop(names) },
  { name: 'banners and reactions', drops: [], change: insertBanners },
  { name: 'into a shadow root', drops: [], change: intoShadow },
  { name: 'into a frame', drops: [], change: intoFrame },
];

/** Style sheets that change the looks of a page and nothing else; the first not even those. */
export const restyles: Readonly<Record<string, string>> = {
  none: '/* as it is */',
  dark: 'html { filter: invert(1) hue-rotate(180deg) } body { background: #16191d }',
  'other fonts': '*:not(svg, svg *) { font-family: Georgia, serif !important; letter-spacing: 0.02em !important }',
  larger: 'html { zoom: 1.15 }',
  'other colours': 'body { background: #fdf6e3 !important } * { border-color: #b58900 !important } a { color: #268bd2 !important }',
  airier: 'p, li, pre, span { line-height: 1.9 !important }',
};
