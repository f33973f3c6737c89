import { afterEach, expect, it } from 'vitest';
import { cutPane, type PartReading } from './cut-pane';
import { findPanes } from './find-panes';
import type { Hints } from './hints';
import { limits } from './limits';
import { readByLayout } from './layout/read-by-layout';
import { showHtml } from './support/show-html';

afterEach(() => document.body.replaceChildren());

const looks = `
  .talk { height: 400px; width: 600px; overflow: auto; font: 14px sans-serif }
  .r { display: flex; margin: 8px } .r.out { justify-content: flex-end }
  .b { background: #eef; padding: 8px; border-radius: 8px; max-width: 300px } .s { font-size: 11px; color: #888 }
`;
const hints: Hints = {
  landmark: '.talk',
  pane: '.talk',
  row: '.r',
  direction: { in: '.r.in', out: '.r.out' },
  time: 'div .s',
  text: 'div .b',
};
const layout = () => readByLayout;
const row = (at: number): string =>
  `<div class="r ${at % 3 === 0 ? 'out' : 'in'}"><div><div class="b">number ${at}</div><div class="s">14:30</div></div></div>`;

function talk(count: number): void {
  showHtml(`<div class="talk">${Array.from({ length: count }, (_, at) => row(at)).join('')}</div><textarea></textarea>`, looks);
}

/** What a page is asked by its elements. */
const asked = ['getBoundingClientRect', 'matches', 'querySelector', 'querySelectorAll', 'getAttribute', 'checkVisibility'] as const;
const walked = ['previousElementSibling', 'nextElementSibling', 'childElementCount', 'lastElementChild', 'firstElementChild'] as const;

/** How often `run` asks elements for something: its work, told without a clock. Selectors that it asks for below rows are gathered. */
function workOf(run: () => void): { readonly count: number; readonly selectors: ReadonlySet<string> } {
  let count = 0;
  const selectors = new Set<string>();
  const undo = [
    ...asked.map((name) =>
      replaced(Element.prototype, name, ({ value }) => ({
        value(this: Element, ...question: unknown[]): unknown {
          count += 1;
          if (name.startsWith('query') && this.className.startsWith('r ')) selectors.add(String(question[0]));
          return Reflect.apply(value, this, question);
        },
      })),
    ),
    ...walked.map((name) =>
      replaced(Element.prototype, name, (own) => ({
        get(this: Element): unknown {
          count += 1;
          return own.get?.call(this);
        },
      })),
    ),
    replaced(window, 'getComputedStyle', ({ value }) => ({
      value(element: Element): unknown {
        count += 1;
        return Reflect.apply(value, window, [element]);
      },
    })),
  ];
  run();
  for (const each of undo) each();
  return { count, selectors };
}

function replaced(owner: object, name: string, by: (own: PropertyDescriptor) => PropertyDescriptor): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  if (!own) throw new Error(`there is no ${name}`);
  Object.defineProperty(owner, name, { ...own, ...by(own) });
  return () => void Object.defineProperty(owner, name, own);
}

/** The work of finding the pane and reading its last rows, and what was read. */
function newest(known: Hints | null) {
  const [pane] = findPanes(document, known, layout);
  const from = [...document.querySelectorAll('.r')].at(-40) ?? null;
  let part: PartReading | null = null;
  const work = workOf(() => {
    findPanes(document, known, layout);
    part = pane ? cutPane(pane, known, layout).read({ from, atMost: 40 }) : null;
  });
  return { ...work, texts: textsOf(part) };
}

const textsOf = (part: PartReading | null): readonly string[] => part?.rows.map((each) => each.row.text) ?? [];
const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `number ${from + at}`);

it.each([
  ['hints', hints],
  ['layout', null],
] as const)(
  'by %s, the newest rows of ten thousand cost no more than those of a thousand',
  (_, known) => {
    talk(1000);
    const short = newest(known);
    talk(10_000);
    const long = newest(known);
    expect([short.texts, long.texts]).toEqual([numbers(960, 1000), numbers(9960, 10_000)]);
    expect(short.count).toBeGreaterThan(100);
    expect(long.count).toBeLessThan(short.count * 1.5);
  },
  30_000,
);

it.each([
  ['hints', hints],
  ['layout', null],
] as const)(
  'by %s, the first part of more rows than are taken begins with the newest that are taken, and counts the others',
  (_, known) => {
    talk(limits.rows + 2000);
    const [pane] = findPanes(document, known, layout);
    const part = pane ? cutPane(pane, known, layout).read({ from: null, atMost: 30 }) : null;
    expect(textsOf(part).slice(0, 30)).toEqual(numbers(2000, 2030));
    expect(part?.refused).toBe(2000);
  },
  30_000,
);

it('asks below a row for no selector that makes Chromium go through all rows before it', () => {
  talk(1000);
  const { selectors } = newest(hints);
  expect(selectors.size).toBeGreaterThan(0);
  expect([...selectors].filter((selector) => /\S\s+\S/.test(selector) && !selector.includes(','))).toEqual([]);
});
