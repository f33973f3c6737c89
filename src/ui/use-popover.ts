import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export type Popover = {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
  /** The element that holds both the button and what it opens. */
  readonly root: Ref<HTMLDivElement>;
};

/** Something a button opens over the page: closed by Esc (focus back on the button), by a press outside, and when the focus leaves. */
export function usePopover(): Popover {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  useLayoutEffect(() => {
    const box = root.current;
    if (!open || !box) return undefined;
    const gone = new AbortController();
    const { signal } = gone;
    const leave = (target: EventTarget | null): void => {
      if (target instanceof Node && !box.contains(target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // The browser would close the whole toolbar popup.
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', (event) => leave(event.target), { signal, capture: true });
    box.addEventListener('focusout', (event) => leave(event.relatedTarget), { signal });
    box.addEventListener('keydown', escape, { signal });
    box.querySelector<HTMLElement>('[data-opened] :is(input, button, [tabindex])')?.focus();
    return () => gone.abort();
  }, [open]);
  return { open, toggle: () => setOpen(!open), close, root };
}
