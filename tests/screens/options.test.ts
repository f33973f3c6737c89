import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const jsonFile = (content: string) => ({ name: 'chat.json', mimeType: 'application/json', buffer: Buffer.from(content) });

describe('options and welcome', () => {
  test('everything is deleted only once the word is typed', async () => {
    const page = await screens.open('screen=options', wideSize);
    const button = page.getByRole('button', { name: 'Delete everything' });
    await page.getByLabel('to confirm').fill('delet');
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('to confirm').fill('delete');
    await button.click();
    await page.getByText('Everything was deleted.').waitFor();
    expect(await asked(page)).toEqual([['deleteAll', { typed: 'delete' }]]);
  });

  test('a DingTalk export is imported once the user said who they are', async () => {
    const page = await screens.open('screen=options', wideSize);
    const messages = ['李四', '王琳', '李四'].map((sender, at) => ({
      openMessageId: `m${at}`,
      sender,
      createTime: `2026-07-19 13:37:0${at}`,
      content: `第 ${at} 条`,
    }));
    await page.getByLabel('JSON file').setInputFiles(jsonFile('{"photos":[]}'));
    await page.getByText('This is not a DingTalk export').waitFor();
    await page.getByLabel('JSON file').setInputFiles(jsonFile(JSON.stringify({ messages })));
    await page.getByLabel('Which one are you?').selectOption('王琳');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('New in the archive: 3 messages').waitFor();
    expect(await asked(page)).toEqual([['importSighting', 3]]);
  });

  test('diagnostics hold no names and no text', async () => {
    const page = await screens.open('screen=options', wideSize);
    await page.locator('tbody tr').first().waitFor();
    const words = await page.getByLabel('Diagnostics').last().inputValue();
    expect(words).toContain('"failed": "unreachable"');
    expect(words).not.toMatch(/buyer88|anna_shop|木木|main|tb_lin/);
  });

  test('archiving starts with the consoles that are ticked', async () => {
    const page = await screens.open('screen=welcome&stored={"welcomed":false}', wideSize);
    await page.getByRole('checkbox', { name: 'DingTalk' }).uncheck();
    await page.getByRole('button', { name: 'Start archiving' }).click();
    await page.getByText('224 messages').waitFor();
    const stored = await page.evaluate(async () => {
      const { browser } = globalThis as unknown as {
        browser: { storage: { local: { get: (key: string) => Promise<Record<string, unknown>> } } };
      };
      return { ...(await browser.storage.local.get('welcomed')), ...(await browser.storage.local.get('consoles')) };
    });
    expect(stored).toMatchObject({ welcomed: true, consoles: { dingtalk: false, wangwang: true } });
  });
});
