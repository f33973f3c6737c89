import { render, type ComponentChildren } from 'preact';
import type { OpenArchive } from '../store/open-archive';
import { uiLanguage } from '../platform/i18n';
import { openOwnPage } from '../platform/tabs';
import { background } from '../ui/background-port';
import { PortsContext, type Ports } from '../ui/ports';
import { exporting } from './exporting';

/** Puts a page of the extension together: the archive for reading, the background for everything else. */
export function showPage(archive: OpenArchive, view: ComponentChildren): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const language = uiLanguage();
  document.documentElement.lang = language;
  const clock = Date.now;
  const ports: Ports = {
    archive,
    background,
    exporting: exporting(archive, clock, language),
    clock,
    language,
    openPage: (page, hash) => void openOwnPage(page, hash),
  };
  render(<PortsContext.Provider value={ports}>{view}</PortsContext.Provider>, root);
}
