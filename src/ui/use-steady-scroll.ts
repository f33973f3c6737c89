import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Anchor = { readonly key: string; readonly top: number };

const keyed = (box: HTMLElement): readonly HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[data-key]')];

/** The first row that reaches into view, and how far below the box's upper edge it begins. */
function anchorOf(box: HTMLElement): Anchor | null {
  const rows = keyed(box);
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.offsetTop + row.offsetHeight > box.scrollTop) high = middle;
    else low = middle + 1;
  }
  const row = rows[low];
  return row ? { key: row.dataset['key'] ?? '', top: row.offsetTop - box.scrollTop } : null;
}

const atEnd = (box: HTMLElement): boolean => box.scrollTop + box.clientHeight > box.scrollHeight - 24;

/**
 * Keeps what is being read in place when rows are put in before it or taken away, and the end in view when it was in view.
 * The first rows of a `place` are shown at `target` (a row's key), or at the end. Returns what is to be called on each scroll.
 */
export function useSteadyScroll(
  box: { readonly current: HTMLElement | null },
  place: string,
  target: string | null,
  rows: unknown,
): () => void {
  const anchor = useRef<Anchor | null>(null);
  const followed = useRef(false);
  const settled = useRef<string | null>(null);

  const remember = (): void => {
    if (!box.current) return;
    anchor.current = anchorOf(box.current);
    followed.current = atEnd(box.current);
  };

  useLayoutEffect(() => {
    const view = box.current;
    if (!view || !rows) return;
    const row = (key: string): HTMLElement | undefined => keyed(view).find((one) => one.dataset['key'] === key);
    if (settled.current !== place) {
      settled.current = place;
      const shown = target === null ? undefined : row(target);
      view.scrollTop = shown ? shown.offsetTop - (view.clientHeight - shown.offsetHeight) / 2 : view.scrollHeight;
    } else if (followed.current) {
      view.scrollTop = view.scrollHeight;
    } else if (anchor.current) {
      const held = row(anchor.current.key);
      if (held) view.scrollTop = held.offsetTop - anchor.current.top;
    }
    remember();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only other rows move the view; the target is part of the place
  }, [rows, place]);

  useEffect(() => {
    const view = box.current;
    if (!view) return undefined;
    // A bar that opens below takes room away; the end stays in view if it was.
    const observer = new ResizeObserver(() => {
      if (followed.current) view.scrollTop = view.scrollHeight;
    });
    observer.observe(view);
    return () => observer.disconnect();
  }, [box]);
  return remember;
}
