/** What a key press came to: ms until the first new results were painted, until the last were, and how many rows there are. */
export type Typed = { readonly first: number; readonly done: number; readonly rows: number };

/** Ms since the popup's page began to load. */
export type Opened = {
  readonly painted: number;
  /** The search box has the focus. */
  readonly focused: number;
  /** The recent conversations are painted. */
  readonly listed: number;
  /** With a search typed as soon as the box had the focus: its first results are painted. */
  readonly found: number;
};

type Tasks = { readonly count: number; readonly longest: number };

/** Nothing has changed on the page for that long, ms: what was asked for is done. */
const quiet = 150;
/** How long a page may take to show what it was opened for, ms. */
const patience = 20_000;

const box = (): HTMLInputElement | null => document.querySelector('input[role="combobox"]');
const rowsText = (): string =>
  Array.from(document.querySelectorAll('[role="listbox"] [role="option"]'), ({ textContent }) => textContent).join('\n');
const isRunning = (): boolean => document.querySelector('.list-bar progress') !== null;
const isSearch = (): boolean => document.querySelector('.list-bar [role="status"]') !== null;

/** Calls back once the frame that shows what is now in the page is done. */
function afterPaint(then: (at: number) => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => then(performance.now()), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

let [focused, listed, found] = [0, 0, 0];
let changedAt = 0;
/** The key press that is waited for, and what was listed before it. */
let pressed: { readonly at: number; readonly before: string } | null = null;
let [first, done] = [0, 0];
const tasks: number[] = [];

const asked = new URLSearchParams(location.search).get('type');

/** Types a search at once, as the first key press would. */
function type(input: HTMLInputElement, words: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, words);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, data: words, inputType: 'insertText' }));
}

function look(): void {
  changedAt = performance.now();
  const input = box();
  if (input && focused === 0 && document.activeElement === input) {
    focused = performance.now();
    if (asked !== null) type(input, asked);
  }
  const rows = rowsText();
  if (listed === 0 && !isSearch() && rows !== '') afterPaint((at) => (listed = listed || at));
  if (asked !== null && isSearch() && rows !== '') afterPaint((at) => (found = found || at));
  if (!pressed || !isSearch()) return;
  const { at: start, before } = pressed;
  if (rows !== before && rows !== '' && first === 0) afterPaint((at) => (first = first || at - start));
  if (!isRunning()) afterPaint((at) => (done = at - start));
}

new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
addEventListener('focusin', look, true);
addEventListener(
  'input',
  ({ timeStamp }) => {
    [first, done] = [0, 0];
    pressed = { at: timeStamp, before: rowsText() };
  },
  true,
);
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
  buffered: true,
});

/** Resolves once nothing changes any more and no search runs. */
async function settled(): Promise<void> {
  while (isRunning() || performance.now() - changedAt < quiet) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Resolves once it holds and nothing changes any more, or patience is at an end. */
async function held(holds: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end && !holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  await settled();
}

/** Whether what the page was opened for is painted: what was found, or the recent conversations. */
const isShown = (): boolean => focused > 0 && (asked === null ? listed : found) > 0;

/** What the bench asks of the popup's page. */
const popupBench = {
  async opened(): Promise<Opened> {
    await held(isShown);
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    return { painted, focused, listed, found };
  },
  /** What the last key press came to; null where it changed nothing. */
  async typed(): Promise<Typed | null> {
    await held(() => done > 0);
    if (done === 0) return null;
    return { first: first === 0 ? done : Math.min(first, done), done, rows: document.querySelectorAll('[role="option"]').length };
  },
  /** Empties the box; answers once the page is as it was. */
  async clear(): Promise<null> {
    const input = box();
    if (input) type(input, '');
    pressed = null;
    await settled();
    return null;
  },
  /** Tasks over 50 ms since the last question. */
  longTasks(): Tasks {
    const seen = tasks.splice(0);
    return { count: seen.length, longest: Math.max(0, ...seen) };
  },
};

export type PopupBench = typeof popupBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var popupBench: PopupBench;
}
globalThis.popupBench = popupBench;
