const labels = 'button, summary, th, dt, h1, h2, h3, legend, label > span, .overline, .chip, .dot + span, [role="menuitem"], a';
const controls = 'button, input:not([type="hidden"]), select, textarea, summary, a[href]';

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const nameOf = (one: Element): string =>
  (one.textContent?.trim() || one.getAttribute('aria-label') || one.outerHTML).slice(0, 60).replaceAll(/\s+/g, ' ');

const isShown = (one: Element): one is HTMLElement =>
  one instanceof HTMLElement && one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen') && one.clientWidth > 0;

/** Names and other data may be cut where a row has no room for them; `.line` says so. */
function isCut(one: HTMLElement): boolean {
  const { display, overflowX } = getComputedStyle(one);
  if (display === 'inline' || one.matches('.line') || one.querySelector('.line')) return false;
  const isWide = one.scrollWidth > one.clientWidth + 1;
  const isHigh = overflowX !== 'visible' && one.scrollHeight > one.clientHeight + 1;
  return (isWide && overflowX !== 'auto' && overflowX !== 'scroll') || isHigh;
}

const common = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  top: Math.max(one.top, other.top),
  bottom: Math.min(one.bottom, other.bottom),
});

/** The part of an element that its scrolling and clipping ancestors let be seen. */
function seenBox(one: Element): Box {
  let box: Box = one.getBoundingClientRect();
  for (let around = one.parentElement; around && around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX !== 'visible' || overflowY !== 'visible') box = common(box, around.getBoundingClientRect());
  }
  return box;
}

/** Menus and dialogs lie over the page on purpose; so does what sticks to its edge. */
function layerOf(one: Element): Element | null {
  for (let around: Element | null = one; around && around !== document.body; around = around.parentElement) {
    if (['absolute', 'fixed', 'sticky'].includes(getComputedStyle(around).position)) return around;
  }
  return null;
}

type Placed = { readonly one: HTMLElement; readonly box: Box; readonly layer: Element | null };

function overlap(first: Placed, second: Placed): boolean {
  if (first.layer !== second.layer || first.one.contains(second.one) || second.one.contains(first.one)) return false;
  const { left, right, top, bottom } = common(first.box, second.box);
  return right - left > 2 && bottom - top > 2;
}

function overlaps(): readonly string[] {
  const placed = [...document.querySelectorAll(controls)]
    .filter(isShown)
    .map((one): Placed => ({ one, box: seenBox(one), layer: layerOf(one) }));
  return placed.flatMap((first, at) =>
    placed
      .slice(at + 1)
      .filter((second) => overlap(first, second))
      .map((second) => `«${nameOf(first.one)}» and «${nameOf(second.one)}» lie over each other`),
  );
}

/** Keys of texts, and parts of texts that were not filled in, among the words that are shown or read out. */
function bareKeys(keys: readonly string[]): readonly string[] {
  const known = new Set(keys);
  const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
  const attributes = named.flatMap((one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
  const words = [document.body.innerText, ...attributes].join(' ').match(/[A-Za-z]+|\$(?:[1-9](?![\d.,])|[A-Z_]+\$)/g) ?? [];
  return [...new Set(words)].filter((word) => known.has(word) || word.startsWith('$'));
}

/**
 * What is wrong with how a page's words lie: a page wider than its window, labels that are cut off, controls that lie over each other, and
 * keys of texts instead of their words. `keys` are those that could not be words.
 */
export function faultsInPage(keys: readonly string[]): readonly string[] {
  const cut = [...document.querySelectorAll(labels)].filter(isShown).filter(isCut);
  return [
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page is wider than its window'] : []),
    ...cut.map((one) => `cut off: «${nameOf(one)}»`),
    ...overlaps(),
    ...bareKeys(keys).map((key) => `a key is shown: ${key}`),
  ];
}
