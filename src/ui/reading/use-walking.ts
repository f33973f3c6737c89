import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DayOfRows, dayBeside } from './days';
import { indexOfOrder } from './orders';
import type { Align } from './reel';
import type { Reading } from './use-reading';

/** Going from message to message, and from day to day, with the focus on the message. */
export type Walking = {
  /** The message the keys are on, by its order; null before they were used. */
  readonly current: number | null;
  /** To be given the order of a message that has taken the focus by itself. */
  readonly onto: (order: number) => void;
  readonly step: (by: 1 | -1) => boolean;
  readonly stepDay: (by: 1 | -1) => boolean;
  readonly to: (index: number, align: Align) => boolean;
};

/** Of a message that is higher than the view, so much is moved on by one step. */
const share = 0.6;

export function useWalking(reading: Reading, days: () => readonly DayOfRows[]): Walking {
  const { rows, reel, view } = reading;
  const [current, setCurrent] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = wanted.current === null ? null : view.list.current?.querySelector<HTMLElement>(`[data-key="${wanted.current}"]`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const orders = (): Float64Array => rows.orders;
  const to = (index: number, align: Align): boolean => {
    const order = orders()[index];
    if (order === undefined) return false;
    wanted.current = order;
    setCurrent(order);
    view.show(index, align);
    return true;
  };
  /** The row the keys are on, if it is in view. */
  const held = (): number | null => {
    const index = current === null ? -1 : indexOfOrder(orders(), current);
    const { first, last } = reel.span(0);
    return index >= first && index <= last ? index : null;
  };
  const step = (by: 1 | -1): boolean => {
    const from = held();
    if (from === null) return to(by > 0 ? reel.firstSeen() : reel.span(0).last, 'nearest');
    return goesOn(reading, from, by) || to(Math.max(0, Math.min(orders().length - 1, from + by)), 'nearest');
  };
  const stepDay = (by: 1 | -1): boolean => {
    const day = dayBeside(days(), held() ?? reel.firstSeen(), by);
    if (day) return to(day.first, 'start');
    return by > 0 && to(orders().length - 1, 'end');
  };
  return { current, onto: setCurrent, step, stepDay, to };
}

/** Scrolls within a message of which there is more to be seen in that direction; true where there was. */
function goesOn({ reel, view }: Reading, index: number, by: 1 | -1): boolean {
  const box = view.scroller.current;
  if (!box) return false;
  const top = reel.topOf(index) - box.scrollTop;
  const isMore = by > 0 ? top + reel.heights().of(index) > box.clientHeight + 1 : top < -1;
  if (isMore) box.scrollTop += by * share * box.clientHeight;
  return isMore;
}
