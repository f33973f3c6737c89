import { elementLabel } from '../../../content-scripts/reader/element-label';
import { timeShape } from '../../../content-scripts/reader/time-shape';
import { isShown } from '../../../content-scripts/reader/visible';
import type { Samples } from '../../../content-scripts/teach/samples';
import type { ExpectedMessage } from '../../zoo/expected';

const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Elements below `root`, open shadow roots included, in document order. */
function allIn(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? allIn(element.shadowRoot) : [])]);
}

const holdsText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === 3 && plain(node.nodeValue) !== '');

const centreOf = (element: Element): { readonly x: number; readonly y: number } => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

function nearest(elements: readonly Element[], to: Element): Element | null {
  const here = centreOf(to);
  const far = (element: Element): number => {
    const { x, y } = centreOf(element);
    // People look along lines: what stands beside a message is nearer than what stands below it.
    return Math.abs(y - here.y) * 2 + Math.abs(x - here.x) * 0.5;
  };
  return elements.toSorted((one, two) => far(one) - far(two))[0] ?? null;
}

/** The messages whose words no other message has, so that nobody could take one for another. */
function unmistakable(truth: readonly ExpectedMessage[], direction: 'in' | 'out'): readonly ExpectedMessage[] {
  const said = truth.map(({ text }) => plain(text));
  return truth.filter(
    (one) =>
      one.direction === direction &&
      one.kind === 'text' &&
      plain(one.text).length > 3 &&
      said.filter((text) => text.includes(plain(one.text))).length === 1,
  );
}

/** The smallest element that shows exactly these words. */
function saying(elements: readonly Element[], words: string): Element | null {
  return elements.findLast((element) => plain(element.textContent) === words && isShown(element)) ?? null;
}

/** Where a person who knows the conversation clicks: one message of each side, a name, a time, a picture. Null where no two sides show. */
export function clicksByTruth(truth: readonly ExpectedMessage[], pane: Element): Samples | null {
  const elements = allIn(pane);
  const find = (direction: 'in' | 'out'): readonly [ExpectedMessage, Element] | null => {
    for (const message of unmistakable(truth, direction).toReversed()) {
      const element =
        saying(elements, plain(message.text)) ??
        elements.findLast((each) => holdsText(each) && isShown(each) && plain(each.textContent).includes(plain(message.text))) ??
        null;
      if (element) return [message, element];
    }
    return null;
  };
  const [mine, theirs] = [find('out'), find('in')];
  if (!mine || !theirs) return null;
  const named = theirs[0].sender;
  const names =
    named === null
      ? []
      : elements.filter((element) => plain(element.textContent) === named && element.childElementCount === 0 && isShown(element));
  const times = elements.filter(
    (element) => holdsText(element) && isShown(element) && timeShape(elementLabel(element, 120) ?? '') !== null,
  );
  const pictures = truth.some(({ kind }) => kind === 'image')
    ? elements.filter((element) => element.localName === 'img' && isShown(element) && element.getBoundingClientRect().width >= 60)
    : [];
  return {
    out: [mine[1]],
    in: [theirs[1]],
    system: [],
    not: [],
    sender: nearest(names, theirs[1]),
    time: nearest(times, mine[1]),
    image: nearest(pictures, theirs[1]),
  };
}
