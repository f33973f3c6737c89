import { useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

export type Roving = {
  readonly box: RefObject<HTMLDivElement | null>;
  /** The tab index of a control that carries `data-at`. */
  readonly tab: (at: string) => 0 | -1;
  readonly keys: (event: KeyboardEvent) => void;
};

/**
 * One stop for the Tab key among many controls, which the arrow keys go through. `beside` says where a key leads from a control; controls carry
 * their names as `data-at`. `start` is the stop before any key was pressed.
 */
export function useRoving(start: string, beside: (at: string, key: string) => string | undefined): Roving {
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<string | null>(null);
  const now = held ?? start;
  return {
    box,
    tab: (at) => (at === now ? 0 : -1),
    keys(event) {
      const from = event.target instanceof HTMLElement ? event.target.dataset['at'] : undefined;
      const to = from === undefined ? undefined : beside(from, event.key);
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(to);
      box.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus();
    },
  };
}
