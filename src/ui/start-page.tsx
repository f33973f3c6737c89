import { type ComponentChild, render } from 'preact';
import { text, uiLanguage } from '../platform/i18n';
import { languageFor } from './format';
import { type Ports, PortsContext } from './ports';

/** The tag in which a page writes dates and numbers. */
export function pageLanguage(): string {
  return languageFor(uiLanguage(), text('languageTag'));
}

/** Puts a view into the page's root, and says what the page is and in which language. */
export function startPage(title: string, ports: Ports, view: ComponentChild): void {
  document.documentElement.lang = text('languageTag');
  document.title = title;
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  render(<PortsContext.Provider value={ports}>{view}</PortsContext.Provider>, root);
}
