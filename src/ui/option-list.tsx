import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './option-list.css';

/** Rows put into the page at first and with each approach to the end. */
const pageSize = 60;

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
  /** Told when the end of the list comes near. */
  readonly more?: () => void;
  /** From which item on, and under which name, the list is another one. */
  readonly second?: { readonly from: number; readonly name: string };
};

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** The list that a search box steers: the box keeps the focus, `active` is the row the arrow keys are on. */
export function OptionList<T>({ id, label, items, active, current, keyOf, row, open, activate, more, second }: OptionListProps<T>) {
  const [shown, setShown] = useState(pageSize);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const grow = (): void => {
    const box = list.current;
    if (!box || shown > items.length || box.scrollTop + box.clientHeight < box.scrollHeight - 600) return;
    setShown(shown + pageSize);
    if (shown + pageSize > items.length) more?.();
  };
  const option = (item: T, index: number) => (
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
  );
  const rows = items.slice(0, Math.max(shown, active + 20)).map(option);
  const split = second?.from ?? rows.length;
  return (
    <div id={id} class="options" role="listbox" aria-label={label} ref={list} onScroll={grow}>
      {rows.slice(0, split)}
      {second && split < rows.length && (
        <div role="group" aria-label={second.name}>
          <div class="list-head overline" role="presentation">
            {second.name}
          </div>
          {rows.slice(split)}
        </div>
      )}
    </div>
  );
}
