import { useState } from 'preact/hooks';
import { text } from '../platform/i18n';
import './export-menu.css';
import { rareFormats, usualFormats } from './export-port';
import { MenuButton, type MenuItem } from './menu-button';
import type { ExportWay } from './use-export';

const usualWays = [...usualFormats, 'compose'] as const satisfies readonly ExportWay[];
const names = {
  pdf: 'formatPdf',
  docx: 'formatDocx',
  html: 'formatHtml',
  xlsx: 'formatXlsx',
  eml: 'formatEml',
  txt: 'formatTxt',
  jsonl: 'formatJsonl',
  compose: 'formatCompose',
  csv: 'formatCsv',
  markdown: 'formatMarkdown',
  mbox: 'formatMbox',
  rsmf: 'formatRsmf',
  chatlab: 'formatChatlab',
  parquet: 'formatParquet',
} as const;

type ExportMenuProps = {
  /** What the button is called; its menu says the formats. */
  readonly label: string;
  readonly choose: (way: ExportWay) => void;
  readonly disabled?: boolean;
};

/** A button with the ways to export below it: the usual ones, and the others once they are asked for. */
export function ExportMenu({ label, choose, disabled = false }: ExportMenuProps) {
  const [all, setAll] = useState(false);
  const item = (way: ExportWay): MenuItem => ({ name: text(names[way]), choose: () => choose(way) });
  const more: MenuItem = { name: text('formatMore'), opensMore: true, choose: () => setAll(true) };
  const items = [...usualWays.map(item), ...(all ? rareFormats.map(item) : [more])];
  return <MenuButton label={label} icon="export" items={items} disabled={disabled} />;
}
