import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../platform/i18n';
import '../menu.css';
import './message-menu.css';

/** A message that something is to be done with, and the button that was pressed for it. */
export type Offered = { readonly order: number; readonly button: HTMLElement };

type MessageMenuProps = {
  readonly offered: Offered;
  readonly items: readonly { readonly name: string; readonly choose: () => void }[];
  readonly close: () => void;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What can be done with one message, beside its button, wherever there is room. Closed by Esc, a press elsewhere, or scrolling. */
export function MessageMenu({ offered, items, close }: MessageMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const box = menu.current;
    if (!box) return;
    const { left, right, top, bottom } = offered.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    setPlace({
      left: right + width < innerWidth ? left : Math.max(0, right - width),
      top: bottom + height < innerHeight ? bottom : Math.max(0, top - height),
    });
    box.querySelector('button')?.focus();
  }, [offered]);
  useClosing(menu, close);
  const keys = (event: KeyboardEvent): void => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = steps[event.key];
    if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Escape') {
      close();
      offered.button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="menu message-menu"
      role="menu"
      aria-label={text('messageActions')}
      ref={menu}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      data-opened
      onKeyDown={keys}
    >
      {items.map(({ name, choose }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            offered.button.focus();
            choose();
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function useClosing(menu: { readonly current: HTMLElement | null }, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    const leave = ({ target }: Event): void => {
      if (!(target instanceof Node && menu.current?.contains(target))) latest.current();
    };
    document.addEventListener('pointerdown', leave, { signal, capture: true });
    document.addEventListener('scroll', leave, { signal, capture: true });
    addEventListener('resize', leave, { signal });
    return () => gone.abort();
  }, [menu]);
}
