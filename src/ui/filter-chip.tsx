import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import { usePopover } from './use-popover';

type FilterChipProps = {
  readonly label: string;
  /** What is chosen, in words; null for nothing. */
  readonly value: string | null;
  readonly clear: () => void;
  readonly children: ComponentChildren;
};

/** One filter: a button that says what it is set to and opens its choices, and a button that clears it. */
export function FilterChip({ label, value, clear, children }: FilterChipProps) {
  const { open, toggle, root } = usePopover();
  const panel = useId();
  return (
    <div class={value === null ? 'chip' : 'chip set'} ref={root}>
      <button type="button" class="chip-open" aria-expanded={open} aria-controls={open ? panel : undefined} onClick={toggle}>
        {value !== null && <span class="unseen">{label}: </span>}
        <span class="line">{value ?? label}</span>
        {value === null && <Icon name="down" />}
      </button>
      {value !== null && (
        <button
          type="button"
          class="chip-clear"
          aria-label={text('filterClearOne', label)}
          title={text('filterClearOne', label)}
          onClick={clear}
        >
          <Icon name="close" />
        </button>
      )}
      {open && (
        <div class="panel" id={panel} role="group" aria-label={label} data-opened>
          {children}
        </div>
      )}
    </div>
  );
}
