import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredMessage } from '../src/archive/ports';
import { withChoice } from '../src/ui/selection';
import type { Selection } from '../src/ui/transcript';

export type Selecting = {
  /** Null while messages are not being selected. */
  readonly selection: Selection | null;
  readonly start: () => void;
  readonly end: () => void;
};

const none: ReadonlySet<number> = new Set();

/** Selecting messages of one conversation; another conversation starts anew. */
export function useSelection(key: string | null): Selecting {
  const [orders, setOrders] = useState<ReadonlySet<number> | null>(null);
  const last = useRef<number | null>(null);
  useEffect(() => setOrders(null), [key]);
  const choose = (message: StoredMessage, through: boolean, shown: readonly StoredMessage[]): void => {
    const from = through ? last.current : null;
    const known = shown.map((one) => one.order);
    setOrders((old) => withChoice(old ?? none, known, message.order, from));
    last.current = message.order;
  };
  return {
    selection: orders ? { orders, choose } : null,
    start: () => {
      last.current = null;
      setOrders(none);
    },
    end: () => setOrders(null),
  };
}
