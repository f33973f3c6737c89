import { useRef } from 'preact/hooks';
import { text } from '../platform/i18n';
import './export-menu.css';
import { exportFormats } from './export-port';
import { Icon } from './icon';
import type { ExportWay } from './use-export';
import { usePopover } from './use-popover';

const ways = [...exportFormats, 'compose'] as const satisfies readonly ExportWay[];
const names = { pdf: 'formatPdf', eml: 'formatEml', jsonl: 'formatJsonl', txt: 'formatTxt', compose: 'formatCompose' } as const;

type ExportMenuProps = {
  /** What the button is called; its menu says the formats. */
  readonly label: string;
  readonly choose: (way: ExportWay) => void;
  readonly disabled?: boolean;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button with the ways to export below it. */
export function ExportMenu({ label, choose, disabled = false }: ExportMenuProps) {
  const { open, toggle, close, root } = usePopover();
  const menu = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || !menu.current) return;
    event.preventDefault();
    const items = [...menu.current.querySelectorAll('button')];
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div class="export" ref={root}>
      <button type="button" class="button" aria-haspopup="menu" aria-expanded={open} disabled={disabled} onClick={toggle}>
        <Icon name="export" />
        <span>{label}</span>
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={label} ref={menu} data-opened onKeyDown={walk}>
          {ways.map((way) => (
            <button
              key={way}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                choose(way);
              }}
            >
              {text(names[way])}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
