import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** True where `/` is text to be typed. */
function types(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** `/` anywhere on the page puts the cursor into the search box. */
export function useSlash(box: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
      // A box that is not shown (another view covers it) takes no focus; that view sees to the key itself.
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, [box]);
}
