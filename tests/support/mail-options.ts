import type { Tab } from '../../tools/drive/driven-browser.ts';
import type { Extension } from './extension.ts';

/** What a person types into the form of a mailbox, by the names that its fields show. */
type Typed = Readonly<Record<string, string>>;

/**
 * Clicks with the pointer on the first thing that `found` finds, once it rests and nothing lies over it: browsers open windows and give permissions on
 * such a click alone.
 */
async function click(tab: Tab, found: string): Promise<void> {
  await tab.until(found, (selector) => document.querySelector(selector) !== null, found);
  const { x, y } = await tab.evaluate(async (selector) => {
    for (let before = new DOMPoint(); ;) {
      const one = document.querySelector(selector);
      one?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = one?.getBoundingClientRect() ?? new DOMRect();
      const [across, down] = [left + width / 2, top + height / 2];
      const rests = across === before.x && down === before.y;
      if (rests && document.elementFromPoint(across, down)?.closest(selector) === one) return { x: across, y: down };
      before = new DOMPoint(across, down);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, found);
  await tab.click?.(x, y);
}

/**
 * Names a mailbox in the options, of the kind of a sign-in, and signs in; answers the redirect address that was shown. The provider's window closes by
 * itself.
 */
export async function signInByOptions({ browser }: Extension, kind: 'gmail' | 'graph', typed: Typed): Promise<string> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  const add = '#mail > .section-body > div > .button';
  await options.until('the mailboxes', (selector) => document.querySelector(selector) !== null, add);
  await options.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), add);
  await options.until('the form', () => document.querySelector('#mail form select') !== null);
  await options.evaluate((value) => {
    const ways = document.querySelector<HTMLSelectElement>('#mail form select');
    if (ways) ways.value = value;
    ways?.dispatchEvent(new Event('change', { bubbles: true }));
  }, kind);
  await options.until('the redirect address', () => document.querySelector('#mail form .mail-command') !== null);
  for (const [name, value] of Object.entries(typed)) {
    await options.evaluate(
      (label, text) => {
        const field = [...document.querySelectorAll<HTMLLabelElement>('#mail form label')]
          .find((one) => one.querySelector('span')?.textContent === label)
          ?.querySelector('input');
        if (!field) throw new Error(`no field ${label}`);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      name,
      value,
    );
  }
  const shown = await options.evaluate(() => document.querySelector('#mail form .mail-command')?.textContent ?? '');
  await click(options, '#mail form [type=submit]');
  await options.until('the mailbox', () => document.querySelector('#mail form') === null);
  await options.close();
  return shown;
}

/** Checks the mailbox of a plan by its button in the options, and waits until these words are said of it. */
export async function checkByOptions({ browser }: Extension, plan: string, words: string): Promise<void> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  const button = `#plans [aria-label="Check the mailbox: ${plan}"]`;
  await click(options, button);
  await options.until(
    words,
    (selector, wanted) => {
      const [told, , status] = [...(document.querySelector(selector)?.closest('.entry')?.children ?? [])];
      return status?.textContent === '' && told?.textContent?.endsWith(wanted) === true;
    },
    button,
    words,
  );
  await options.close();
}

/** Reads a mailbox's folder by the import section and takes what the mails hold into the archive; answers what is said then. */
export async function restoreByOptions({ browser }: Extension, mailbox: string): Promise<string> {
  const options = await browser.open(`${browser.origin}/options/index.html`);
  await options.until('the mailboxes', () => document.querySelector('#import form select') !== null);
  await options.evaluate((value) => {
    const boxes = document.querySelector<HTMLSelectElement>('#import form select');
    if (boxes) boxes.value = value;
    boxes?.dispatchEvent(new Event('change', { bubbles: true }));
  }, mailbox);
  await click(options, '#import form [type=submit]');
  await click(options, '#import .button.main');
  const outcome = '#import .section-body > [role="status"]';
  await options.until('what came of it', (all) => ([...document.querySelectorAll(all)].at(-1)?.textContent ?? '') !== '', outcome);
  const said = await options.evaluate((all) => [...document.querySelectorAll(all)].at(-1)?.textContent ?? '', outcome);
  await options.close();
  return said;
}
