import { browser } from './browser';
import type { CommandName } from './command-names';

/** The keys that are set in the browser for each shortcut, as it writes them (`Alt+Shift+L`); '' where none are. */
export async function shortcuts(): Promise<Readonly<Record<CommandName, string>>> {
  const all = await browser.commands.getAll();
  const keysOf = (wanted: CommandName): string => all.find(({ name }) => name === wanted)?.shortcut ?? '';
  return { _execute_action: keysOf('_execute_action'), 'open-archive': keysOf('open-archive') };
}

/** Opens the page of the browser on which shortcuts are set: Firefox has a function for it, Chromium an address. */
export async function openShortcutPage(): Promise<void> {
  const { commands } = browser;
  if ('openShortcutSettings' in commands && typeof commands.openShortcutSettings === 'function') await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
