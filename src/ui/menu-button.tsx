import { useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import './menu.css';
import { usePopover } from './use-popover';

/** One thing to choose. With `checked` it is something that is on or off. */
export type MenuItem = {
  readonly name: string;
  readonly more?: string;
  readonly checked?: boolean;
  readonly choose: () => void;
};

type MenuButtonProps = {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
  /** Whether the icon stands alone, where there is no room for the label beside it. */
  readonly isSmall?: boolean;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button with a menu below it, walked by the arrow keys. */
export function MenuButton({ label, icon, items, disabled = false, isSmall = false }: MenuButtonProps) {
  const { open, toggle, close, root } = usePopover();
  const menu = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || !menu.current) return;
    event.preventDefault();
    const buttons = [...menu.current.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div class="menu-holder" ref={root}>
      <button
        type="button"
        class={isSmall ? 'icon-button' : 'button'}
        aria-label={isSmall ? label : undefined}
        title={isSmall ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={toggle}
      >
        <Icon name={icon} />
        {!isSmall && <span>{label}</span>}
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={label} ref={menu} data-opened onKeyDown={walk}>
          {items.map(({ name, more, checked, choose }) => (
            <button
              key={name}
              type="button"
              role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={checked}
              title={more}
              tabIndex={-1}
              onClick={() => {
                close();
                choose();
              }}
            >
              {checked === true && <Icon name="check" />}
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
