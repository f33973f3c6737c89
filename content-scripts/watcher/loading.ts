/** What pages show while older rows are on their way. */
const signs =
  '[aria-busy="true"], [role="progressbar"], progress, [class*="spinner" i], [class*="loading" i], [class*="loader" i], [class*="skeleton" i]';

/** Where signs of loading are looked for: the page's pixels between `top` and `bottom`, around the oldest row. */
export type Place = { readonly root: Element; readonly top: number; readonly bottom: number; readonly rows: readonly Element[] };

/**
 * Whether a pane shows that it is loading: it says so itself, or something at its oldest end, outside of the rows, has the name of such a sign
 * or turns without an end. At the newest end dots that move are someone typing.
 */
export function isLoading(scroller: Element, place: Place): boolean {
  if (scroller.getAttribute('aria-busy') === 'true') return true;
  return [...place.root.querySelectorAll(signs), ...turning(place.root)].some((element) => standsIn(element, place));
}

/** Elements that are animated without an end. */
function turning(root: Element): readonly Element[] {
  return root.getAnimations({ subtree: true }).flatMap(({ effect, playState }) => {
    if (playState !== 'running' || !(effect instanceof KeyframeEffect) || effect.getTiming().iterations !== Infinity) return [];
    return effect.target ? [effect.target] : [];
  });
}

function standsIn(element: Element, { top, bottom, rows }: Place): boolean {
  if (rows.some((row) => row.contains(element) || element.contains(row))) return false;
  const box = element.getBoundingClientRect();
  if (box.width < 4 || box.height < 4) return false;
  const middle = (box.top + box.bottom) / 2;
  return middle >= top && middle <= bottom && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
