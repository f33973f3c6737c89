import type { Heard, Tab } from '../../tools/drive/driven-browser.ts';
import { setTimeout as pause } from 'node:timers/promises';

/** Teaching as somebody without eyes uses it: the overlay stands in a closed shadow root, so keys go in and a screen reader's words come out. */
export type OverlayOver = {
  /** Waits until the dialog of this name is asked. */
  asked(name: string): Promise<void>;
  /** Presses keys one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  /** Walks down until what is read out holds these words, and takes it. */
  take(words: string): Promise<void>;
  /** Moves the focus by Tab to the button of this name, and presses it. */
  activate(name: string): Promise<void>;
  /** All that a screen reader hears of the dialog, one line after the other. */
  said(): Promise<readonly string[]>;
  /** Waits until the dialog says so. */
  heard(words: string): Promise<void>;
  /** Waits until no dialog is there any more. */
  gone(): Promise<void>;
};

/** Longer than any list a test walks through. */
const most = 60;
const patience = 10_000;

const lastWords = (dialog: readonly Heard[]): string => dialog.findLast(({ role }) => role === 'StaticText')?.name ?? '';

/** The overlay over a tab of Chromium. */
export function overlayOver(tab: Tab): OverlayOver {
  const press = async (key: string): Promise<void> => tab.press?.(key);
  const heard = async (): Promise<readonly Heard[]> => (await tab.heard?.()) ?? [];
  const inDialog = async (): Promise<readonly Heard[]> => {
    const all = await heard();
    const at = all.findIndex(({ role }) => role === 'dialog');
    return at < 0 ? [] : all.slice(at);
  };
  // Hearing all of a page costs most of the time of a test, so what was heard is handed on.
  const until = async (what: string, holds: (dialog: readonly Heard[]) => boolean): Promise<readonly Heard[]> => {
    const end = Date.now() + patience;
    let dialog = await inDialog();
    while (!holds(dialog)) {
      if (Date.now() > end)
        throw new Error(`waited for ${what}; heard ${JSON.stringify(dialog.map(({ role, name }) => `${role} ${name}`))}`);
      await pause(20);
      dialog = await inDialog();
    }
    return dialog;
  };
  return {
    asked: async (name) => void (await until(name, ([dialog]) => dialog?.name === name)),
    async press(...keys) {
      for (const key of keys) await press(key);
    },
    async take(words) {
      let dialog = await inDialog();
      for (let walked = 0; walked < most; walked++) {
        const before = lastWords(dialog);
        await press('ArrowDown');
        dialog = await until('another thing', (now) => lastWords(now) !== before);
        if (lastWords(dialog).includes(words)) return press('Enter');
      }
      throw new Error(`nothing reads ${words}`);
    },
    async activate(name) {
      for (let walked = 0; walked < most; walked++) {
        if ((await inDialog()).some((each) => each.isFocused && each.role === 'button' && each.name === name)) return press('Enter');
        await press('Tab');
      }
      throw new Error(`no button ${name}`);
    },
    said: async () => (await inDialog()).map(({ name }) => name),
    heard: async (words) => void (await until(words, (dialog) => dialog.some(({ name }) => name === words))),
    gone: async () => void (await until('the end', (dialog) => dialog.length === 0)),
  };
}
