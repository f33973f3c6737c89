import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './option-list.css';

/** Rows put into the page at first and with each approach to the end. */
const pageSize = 200;

type OptionListProps<T> = {
  readonly id: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly active: number;
  /** Marked as the one that is open beside the list. */
  readonly current?: (item: T) => boolean;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => ComponentChildren;
  readonly open: (item: T, index: number) => void;
  readonly activate: (index: number) => void;
};

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** The list that a search box steers: the box keeps the focus, `active` is the row the arrow keys are on. */
export function OptionList<T>({ id, label, items, active, current, keyOf, row, open, activate }: OptionListProps<T>) {
  const [shown, setShown] = useState(pageSize);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const grow = (): void => {
    const box = list.current;
    if (box && shown < items.length && box.scrollTop + box.clientHeight > box.scrollHeight - 600) setShown(shown + pageSize);
  };
  return (
    <div id={id} class="options" role="listbox" aria-label={label} ref={list} onScroll={grow}>
      {items.slice(0, Math.max(shown, active + 20)).map((item, index) => (
        // The search box takes the keys for all rows; a row only needs the pointer.
        <div
          key={keyOf(item)}
          id={optionId(id, index)}
          class={current?.(item) ? 'option current' : 'option'}
          role="option"
          aria-selected={index === active}
          onClick={() => open(item, index)}
          // A list that scrolls under a resting pointer is not the pointer's choice.
          onPointerMove={(event) => (event.movementX !== 0 || event.movementY !== 0) && index !== active && activate(index)}
        >
          {row(item)}
        </div>
      ))}
    </div>
  );
}
