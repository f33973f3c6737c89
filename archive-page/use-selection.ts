import { useRef, useState } from 'preact/hooks';
import { withChoice } from '../src/ui/selection';
import type { Selection } from '../src/ui/reading/row';

export type Selecting = {
  /** Null while messages are not being selected. */
  readonly selection: Selection | null;
  readonly start: () => void;
  readonly end: () => void;
  /** Turns one message on or off, beginning to select where that was not done. */
  readonly toggle: (order: number) => void;
};

const none: ReadonlySet<number> = new Set();

/** Selecting messages of one conversation, whose orders are asked for when all between two are meant. */
export function useSelection(known: () => Float64Array): Selecting {
  const [orders, setOrders] = useState<ReadonlySet<number> | null>(null);
  const last = useRef<number | null>(null);
  const choose = (order: number, through: boolean): void => {
    const from = through ? last.current : null;
    setOrders((old) => withChoice(old ?? none, from === null ? [] : [...known()], order, from));
    last.current = order;
  };
  return {
    selection: orders ? { orders, choose } : null,
    start() {
      last.current = null;
      setOrders(none);
    },
    end: () => setOrders(null),
    toggle: (order) => choose(order, false),
  };
}
