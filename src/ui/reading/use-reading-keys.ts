import { useEffect, useRef } from 'preact/hooks';
import { type Doing, doingOf } from './keys';

/** Does what a key is for; false where it is not for that now, so that the browser does what it does with it. */
export type ReadingActs = Readonly<Record<Doing, (event: KeyboardEvent) => boolean>>;

/** Keys of a field are text, or move its cursor. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Something stands over the page and takes the keys for itself. */
const isCovered = (): boolean => document.querySelector('dialog[open], [data-opened]') !== null;

/** Acts on the keys of the table, anywhere on the page but in a field, a menu or a dialog. */
export function useReadingKeys(acts: ReadingActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      // While an input method composes, keys choose among its candidates.
      if (event.defaultPrevented || event.isComposing || isCovered()) return;
      const does = doingOf(event);
      if (does === undefined) return;
      const isEverywhere = does === 'find' || event.key === 'F3';
      if (isField(event.target) && !isEverywhere) return;
      if (latest.current[does](event)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
