import { browser } from './browser';

/** The language tag of the browser's own interface. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
