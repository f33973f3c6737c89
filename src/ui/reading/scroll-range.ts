/**
 * How high the scrolled element may be, in CSS pixels. Browsers stop drawing beyond about 17 million, fewer of them where the page is zoomed;
 * longer lists are scrolled by a bar that moves less than what it moves.
 */
const most = 8_000_000;

/** The height of the element that is scrolled, for content of a height in a view of a height. */
export const canvasHeight = (content: number, view: number): number => Math.min(content, Math.max(most, view));

const last = (height: number, view: number): number => Math.max(0, height - view);

/** How many pixels of content one pixel of scrolling stands for. */
function factor(content: number, view: number): number {
  return content <= most ? 1 : last(content, view) / last(canvasHeight(content, view), view);
}

/** Where the bar stands when the content is moved up by `offset`. */
export const scrollFor = (offset: number, content: number, view: number): number => offset / factor(content, view);

/** How far the content is moved up when the bar stands at `scroll`. */
export const offsetFor = (scroll: number, content: number, view: number): number =>
  Math.min(scroll * factor(content, view), last(content, view));
