import { text } from '../platform/i18n';
import './export-menu.css';
import { formatNames } from './format-names';
import { usualFormats } from './export-port';
import { MenuButton, type MenuItem } from './menu-button';
import type { ExportWay } from './use-export';

const usualWays = [...usualFormats, 'compose', 'ask'] as const satisfies readonly ExportWay[];

type ExportMenuProps = {
  /** What the button is called; its menu says the formats. */
  readonly label: string;
  readonly choose: (way: ExportWay) => void;
  readonly disabled?: boolean;
  readonly isSmall?: boolean;
};

/** A button with the usual ways to export below it, each one press away, and last the dialog with all formats and all that can be chosen. */
export function ExportMenu({ label, choose, disabled = false, isSmall = false }: ExportMenuProps) {
  const items = usualWays.map((way): MenuItem => ({ name: text(formatNames[way]), choose: () => choose(way) }));
  return <MenuButton label={label} icon="export" items={items} disabled={disabled} isSmall={isSmall} />;
}
