import { text } from '../platform/i18n';
import './export-menu.css';
import { exportFormats } from './export-port';
import { MenuButton } from './menu-button';
import type { ExportWay } from './use-export';

const ways = [...exportFormats, 'compose'] as const satisfies readonly ExportWay[];
const names = { pdf: 'formatPdf', eml: 'formatEml', jsonl: 'formatJsonl', txt: 'formatTxt', compose: 'formatCompose' } as const;

type ExportMenuProps = {
  /** What the button is called; its menu says the formats. */
  readonly label: string;
  readonly choose: (way: ExportWay) => void;
  readonly disabled?: boolean;
};

/** A button with the ways to export below it. */
export function ExportMenu({ label, choose, disabled = false }: ExportMenuProps) {
  const items = ways.map((way) => ({ name: text(names[way]), choose: () => choose(way) }));
  return <MenuButton label={label} icon="export" items={items} disabled={disabled} />;
}
