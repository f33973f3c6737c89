import { isStableValue, stemOf, tokenShape } from './token-shape';

/** One thing that can be said of an element in CSS. The lower the cost, the longer it will hold. */
export type Feature = { readonly css: string; readonly cost: number };

const shapeCosts = { word: 1, utility: 2.7, state: 4.5, hashed: 7 } as const;
/** Attributes that say how an element looks at the moment, what stands in it, or which one it is. */
const fleeting =
  /^(?:class|style|id|src|srcset|href|alt|title|value|placeholder|content|tabindex|width|height|draggable|target|rel|loading|decoding|crossorigin|lang|dir|aria-(?:label|readonly|labelledby|describedby|controls|owns|hidden|selected|expanded|busy|live|setsize|posinset|current|rowindex|level|haspopup|checked|disabled|atomic|relevant)|on\w+|_ng.*|data-v-.*|data-(?:react|radix|floating|headlessui|emotion).*|jsaction|jslog|spellcheck|contenteditable)$/;
const plainTags = new Set(['div', 'span']);
const listTags = new Set([
  'li',
  'p',
  'ul',
  'ol',
  'a',
  'b',
  'i',
  'em',
  'strong',
  'small',
  'section',
  'dl',
  'dd',
  'dt',
  'td',
  'tr',
  'tbody',
  'table',
]);
const placing =
  /(?:^|;)\s*((?:float|text-align|justify-content|align-self|align-items|flex-direction|margin-left|margin-right|background|background-color|direction|color|font-size|font-weight)\s*:\s*[^;]+)/g;

/** Everything worth saying of one element, cheapest first. */
export function featuresOf(element: Element): readonly Feature[] {
  const found = [tagFeature(element), ...classFeatures(element), ...attributeFeatures(element), ...styleFeatures(element)];
  return [...new Map(found.toSorted((a, b) => b.cost - a.cost).map((each) => [each.css, each])).values()].toReversed();
}

/** What can be said of all of them. */
export function commonFeatures(elements: readonly Element[]): readonly Feature[] {
  const [first, ...others] = elements;
  if (!first) return [];
  return featuresOf(first).filter(({ css }) => others.every((other) => other.matches(css)));
}

function tagFeature({ localName }: Element): Feature {
  const cost = plainTags.has(localName) ? 5 : listTags.has(localName) ? 2.4 : localName.includes('-') ? 1.1 : 1.6;
  return { css: CSS.escape(localName), cost };
}

function classFeatures(element: Element): readonly Feature[] {
  return [...element.classList].slice(0, 24).flatMap((token) => {
    const shape = tokenShape(token);
    const stem = shape === 'hashed' ? stemOf(token) : null;
    const plain = { css: `.${CSS.escape(token)}`, cost: shapeCosts[shape] };
    return stem === null ? [plain] : [{ css: `[class*=${quoted(stem)}]`, cost: 1.7 }, plain];
  });
}

function attributeFeatures(element: Element): readonly Feature[] {
  const own = [...element.attributes].filter(({ name }) => !fleeting.test(name) && /^[\w-]+$/.test(name)).slice(0, 24);
  const told = own.flatMap(({ name, value }) => {
    const presence = { css: `[${name}]`, cost: name.startsWith('data-') ? 1.5 : 1.9 };
    const isTold = isStableValue(value) || /^(?:true|false|[01])$/.test(value);
    return isTold ? [presence, { css: `[${name}=${quoted(value)}]`, cost: name === 'role' ? 1.3 : 0.95 }] : [presence];
  });
  return [...told, ...idFeatures(element.id)];
}

/** The id, or the part of it that does not change from chat to chat. */
function idFeatures(id: string): readonly Feature[] {
  if (id === '') return [];
  if (isStableValue(id) && !/\d/.test(id)) return [{ css: `#${CSS.escape(id)}`, cost: 1 }];
  const [tail] = /[-_:][A-Za-z][A-Za-z_-]{5,}$/.exec(id) ?? [];
  const [head] = /^[A-Za-z][A-Za-z_-]{3,}[-_:]/.exec(id) ?? [];
  return [
    ...(tail !== undefined && isStableValue(tail.slice(1)) ? [{ css: `[id$=${quoted(tail)}]`, cost: 1.4 }] : []),
    ...(head !== undefined && isStableValue(head.slice(0, -1)) ? [{ css: `[id^=${quoted(head)}]`, cost: 1.5 }] : []),
  ];
}

/** Where a page places a row by its own style attribute, that is all there is to tell its side by. */
function styleFeatures(element: Element): readonly Feature[] {
  const style = element.getAttribute('style') ?? '';
  return [...style.matchAll(placing)].map(([, declaration = '']) => ({ css: `[style*=${quoted(declaration.trim())}]`, cost: 3.2 }));
}

export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
