import { commonFeatures, featuresOf, type Feature } from './features';

const most = { own: 14, pairs: 24, above: 4, levels: 4, have: 16 };

/** Selectors that match all of `targets`, cheapest first. They look no further up than `scope`, and rest on structure only at the end. */
export function candidatesFor(targets: readonly Element[], scope: Element): readonly Feature[] {
  const own = commonFeatures(targets).slice(0, most.own);
  const alone = [...own, ...pairsOf(own)];
  const wider = [...below(targets, own, scope), ...holding(targets, own), ...placed(targets, own)];
  return sorted([...alone, ...wider]);
}

/** The cheapest way to say a selector, each said once. */
export function sorted(features: readonly Feature[]): readonly Feature[] {
  const cheapest = new Map<string, number>();
  for (const { css, cost } of features) cheapest.set(css, Math.min(cost, cheapest.get(css) ?? Infinity));
  return [...cheapest].map(([css, cost]) => ({ css, cost })).toSorted((a, b) => a.cost - b.cost || a.css.length - b.css.length);
}

const isTag = ({ css }: Feature): boolean => /^[a-z]/i.test(css);

/** Two things said of one element; a tag goes first. */
export function pairsOf(features: readonly Feature[]): readonly Feature[] {
  const few = features.slice(0, 8);
  return few
    .flatMap((one, at) => few.slice(at + 1).map((two) => both(one, two)))
    .filter((pair) => pair !== null)
    .slice(0, most.pairs);
}

export function both(one: Feature, two: Feature): Feature | null {
  if (isTag(one) && isTag(two)) return null;
  const [first, second] = isTag(two) ? [two, one] : [one, two];
  return { css: first.css + second.css, cost: Math.min(one.cost, two.cost) + Math.max(one.cost, two.cost) * 0.35 + 0.3 };
}

/** `above target` and `above > target`. */
function below(targets: readonly Element[], own: readonly Feature[], scope: Element): readonly Feature[] {
  const found: Feature[] = [];
  let holders: readonly (Element | null)[] = targets;
  for (let level = 0; level < most.levels; level++) {
    holders = holders.map((each) => each?.parentElement ?? null);
    const there = holders.filter((each) => each !== null && scope.contains(each));
    if (there.length < holders.length) break;
    for (const above of commonFeatures(there as readonly Element[]).slice(0, most.above)) {
      for (const each of own.slice(0, 8)) {
        const cost = above.cost * 0.6 + each.cost * 0.6 + 0.5 + level * 0.25;
        found.push({ css: level === 0 ? `${above.css} > ${each.css}` : `${above.css} ${each.css}`, cost });
      }
    }
  }
  return found;
}

/** `target:has(part)`, by what stands inside the first target. */
function holding(targets: readonly Element[], own: readonly Feature[]): readonly Feature[] {
  const [first] = targets;
  if (!first) return [];
  const inside = [...first.querySelectorAll('*')].slice(0, 40).flatMap((part) => featuresOf(part).filter(({ cost }) => cost < 2));
  const shared = sorted(inside).filter(({ css }) => targets.every((target) => target.querySelector(css) !== null));
  return shared
    .slice(0, most.have)
    .flatMap((part) => own.slice(0, 4).map((each) => ({ css: `${each.css}:has(${part.css})`, cost: each.cost * 0.5 + part.cost + 1.2 })));
}

/** Where all of them stand at the same place among their siblings, that place. */
function placed(targets: readonly Element[], own: readonly Feature[]): readonly Feature[] {
  return [...commonPlace(targets)].flatMap((place) => {
    const alone = own.slice(0, 6).map((each) => ({ css: each.css + place, cost: each.cost + 1.4 }));
    const parents = targets.map(({ parentElement }) => parentElement).filter((parent) => parent !== null);
    const inParent =
      parents.length === targets.length
        ? commonFeatures(parents)
            .slice(0, most.above)
            .flatMap((above) =>
              own
                .slice(0, 3)
                .map((each) => ({ css: `${above.css} > ${each.css}${place}`, cost: above.cost * 0.7 + each.cost * 0.5 + 1.6 })),
            )
        : [];
    return [...alone, ...inParent];
  });
}

export function commonPlace(targets: readonly Element[]): readonly string[] {
  const all = (pick: (element: Element) => unknown): boolean => new Set(targets.map(pick)).size === 1;
  const found: string[] = [];
  if (targets.every((each) => !each.previousElementSibling && each.nextElementSibling)) found.push(':first-child');
  if (targets.every((each) => !each.nextElementSibling && each.previousElementSibling)) found.push(':last-child');
  if (found.length === 0 && all(indexOf)) found.push(`:nth-child(${indexOf(targets[0])})`);
  return found;
}

function indexOf(element: Element | undefined): number {
  let index = 1;
  for (let at = element?.previousElementSibling; at; at = at.previousElementSibling) index += 1;
  return index;
}

export type Chosen = { readonly css: string; readonly cost: number; readonly quality: number };

/**
 * The best of the candidates (they come cheapest first): the highest quality, and of those that are as good, the cheapest. A quality of 1 is perfect and
 * ends the search; below `least` nothing is taken.
 */
export function choose(candidates: readonly Feature[], rate: (css: string) => number, least: number): Chosen | null {
  let best: Chosen | null = null;
  for (const { css, cost } of candidates) {
    const quality = rate(css);
    if (quality < least || (best && quality <= best.quality + worth(cost - best.cost))) continue;
    best = { css, cost, quality };
    if (quality >= 0.9999 && cost < 7) break;
  }
  return best;
}

/** How much better a dearer selector has to be. */
const worth = (dearer: number): number => 0.004 + Math.max(0, dearer) * 0.004;
