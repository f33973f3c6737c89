import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { subtle } from '../../src/evidence/testing/pack';
import { savedFile } from '../../tools/drive/popup.ts';
import { checkedPack } from '../../verifier/check';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';
import { keptProfiles } from '../support/kept-profiles.ts';
import { serveDesk, type Desk } from '../support/serve-desk.ts';

const host = 'help.desk.example';
/** A panel of one colour with an edge of another, so that every pixel of its picture is known; a frame is a part of it. */
const panel = { x: 900, y: 60, width: 300, height: 400 };
const withPanel = (source: string): string =>
  source.replace(
    '</body>',
    `<section style="position: fixed; left: ${panel.x}px; top: ${panel.y}px; width: ${panel.width}px; height: ${panel.height}px; background: #c03;
      box-sizing: border-box; border: 5px solid #063; color: transparent"><h3>Marta Lind</h3><div><p>Member since 2019</p><p>Wellington, 4.9</p></div>
      <iframe srcdoc="<body style='color: transparent'>Ships within a day" style="border: 0; width: 280px; height: 60px"></iframe></section></body>`,
  );

describe.each(families)('in %s', (family) => {
  let desk: Desk;
  let extension: Extension;
  let page: Tab;
  let conversation: string;

  beforeAll(async () => {
    desk = await serveDesk();
    desk.change = withPanel;
    // Not granted: the click on the icon alone lets the extension look at the page.
    extension = await openExtension(family, { hostMap: { [host]: `127.0.0.1:${desk.port}` } });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    const rows = [aTimedRow('Hello', '2026-11-20 14:10:00')];
    conversation = /"conversation":"([^"]+)"/.exec(await asked('importSighting', aSighting(rows)))?.[1] ?? '';
    page = await extension.browser.open(`http://${host}/`);
    await page.evaluate(() => document.querySelector('textarea')?.focus());
    await page.clickIcon?.();
  });
  afterAll(async () => {
    await extension?.close();
    await desk.close();
  });

  const asked = (name: string, question: object): Promise<string> =>
    extension.asking.tab.evaluate(
      async (of, json) => {
        const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
        return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
      },
      name,
      JSON.stringify(question),
    );

  let tabId = -1;
  let before: string;

  beforeEach(async () => {
    tabId = (await extension.asking.ask('tabs')).find(({ url }) => new URL(url).hostname === host)?.id ?? -1;
    before = await traces();
  });

  /** Everything of the page that picking could have changed, and what its handlers heard. */
  const traces = (): Promise<string> =>
    page.evaluate(() => {
      Object.assign(window, { heard: [] });
      return document.documentElement.outerHTML + String(document.activeElement?.localName);
    });
  const heard = (): Promise<readonly string[]> => page.evaluate(() => Reflect.get(window, 'heard') as readonly string[]);
  const after = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML + String(document.activeElement?.localName));

  async function begin(of: 'account' | 'peer'): Promise<void> {
    const wish = { tabId, of, conversation: of === 'peer' ? conversation : null, name: 'Marta Lind' };
    expect(await asked('pickProfile', wish)).toContain('"ok":true');
    await page.show();
    await page.until('the overlay', () => document.querySelector('[popover]') !== null);
  }
  const gone = () => page.until('the page as it was', () => document.querySelector('[popover]') === null);

  test('the pointer takes the panel below it, and the picture is the panel and nothing else', async () => {
    await begin('peer');
    await page.click?.(panel.x + 20, panel.y + 300);
    const [kept] = await keptProfiles(extension.asking, 1);
    await page.press?.('Enter');
    await gone();
    expect(kept).toMatchObject({ of: 'peer', conversation, url: `http://${host}/`, title: 'Quiet desk', isWhole: true });
    expect(kept?.text.split(/\n+/)).toEqual(['Marta Lind', 'Member since 2019', 'Wellington, 4.9', 'Ships within a day']);
    expect(kept?.part).toMatchObject(panel);
    expect([kept?.width, kept?.height, kept?.colours]).toEqual([panel.width, panel.height, ['#006633', '#cc0033']]);
    expect([await after(), await heard()]).toEqual([before, []]);
  });

  test('keys walk to parts and back, Enter keeps what is meant', async () => {
    await begin('account');
    // From the whole window to its parts, on to the last of them, into it and out again.
    for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'Enter']) await page.press?.(key);
    const [kept] = await keptProfiles(extension.asking, 2);
    await page.press?.('Escape');
    await gone();
    expect(kept).toMatchObject({ of: 'account', conversation: null, title: 'Quiet desk', part: panel, colours: ['#006633', '#cc0033'] });
    expect([await after(), await heard()]).toEqual([before, []]);
  });

  /** The evidence pack of the chat, as the archive page exports it. */
  async function pack(): Promise<Blob> {
    const { browser, downloads } = extension;
    const tab = await browser.open(`${browser.origin}/archive-page/index.html#${new URLSearchParams({ c: conversation }).toString()}`);
    for (const at of [
      '.opened-head button[aria-haspopup=menu]',
      '.opened-head [role=menuitem]:last-of-type',
      '.export-dialog input[value=pack]',
      '.export-dialog [type=submit]',
    ]) {
      await tab.until(at, (of) => document.querySelector(of) !== null, at);
      await tab.evaluate((of) => document.querySelector<HTMLElement>(of)?.click(), at);
    }
    const listed = await tab.evaluate(() => document.querySelectorAll('.identities img').length);
    const saved = new Blob([readFileSync(await savedFile(downloads, new Set(), '.zip'))]);
    await tab.close();
    expect(listed).toBe(1);
    return saved;
  }

  test('the contact’s goes into the pack of its chat, where the log proves it, and the account’s of another site does not', async () => {
    const report = await checkedPack(await pack(), subtle);
    if (typeof report === 'string') throw new Error(report);
    expect(report.fails).toEqual([]);
    expect(report.holds.map(([word]) => word)).toContain('pageTheirs');
    expect(report.holds.map(([word]) => word)).not.toContain('pageOwn');
  });

  test('Escape ends it and keeps nothing', async () => {
    await begin('peer');
    await page.press?.('ArrowDown');
    await page.press?.('Escape');
    await gone();
    expect(await keptProfiles(extension.asking, 2)).toHaveLength(2);
    expect([await after(), await heard()]).toEqual([before, []]);
    expect(await asked('removeExhibit', { id: (await keptProfiles(extension.asking, 2))[0]?.id ?? '' })).toContain('"ok":true');
    expect(await keptProfiles(extension.asking, 1)).toHaveLength(1);
  });
});
