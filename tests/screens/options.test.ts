import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveFile } from './archive-file.ts';
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

  test('a plan shows its first mail before it is turned on, and keeps whose chats it is for', async () => {
    const page = await screens.open('screen=options', wideSize);
    const plan = page.locator('#plans .mail-list > li').nth(1);
    await plan.getByRole('checkbox').click();
    await page.locator('.mail-paper').waitFor();
    expect(await plan.getByRole('checkbox').isChecked()).toBe(false);
    expect(await plan.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    expect(await asked(page)).toEqual([]);
    await page.getByRole('button', { name: 'Turn the plan on' }).click();
    expect(await asked(page)).toMatchObject([['savePlan', { plan: { isOn: true } }]]);
    await plan.getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('combobox', { name: 'Contacts' }).fill('buyer99');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove buyer88' }).click();
    await page.getByLabel('Time zone').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const what = { accounts: ['anna'], contacts: ['buyer99'] };
    expect(await asked(page)).toMatchObject([
      ['savePlan', {}],
      ['savePlan', { plan: { what, zone: expect.not.stringContaining('Berlin') } }],
    ]);
  });

  test('a DingTalk export is imported once the user said who they are', async () => {
    const page = await screens.open('screen=options', wideSize);
    const messages = ['李四', '王琳', '李四'].map((sender, at) => ({
      openMessageId: `m${at}`,
      sender,
      createTime: `2026-07-19 13:37:0${at}`,
      content: `第 ${at} 条`,
    }));
    await page.getByLabel('JSON or JSON Lines file').setInputFiles(jsonFile('{"photos":[]}'));
    await page.getByText('This is neither an export of this archive').waitFor();
    await page.getByLabel('JSON or JSON Lines file').setInputFiles(jsonFile(JSON.stringify({ messages })));
    await page.getByLabel('Which one are you?').selectOption('王琳');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('New in the archive: 3 messages').waitFor();
    expect(await asked(page)).toEqual([['importSighting', 3]]);
  });

  test('a file of ours says what it holds and what cannot be taken, and is imported part by part', async () => {
    const page = await screens.open('screen=options', wideSize);
    const file = archiveFile(600);
    await page.getByLabel('JSON or JSON Lines file').setInputFiles({ name: 'chat.jsonl', mimeType: '', buffer: Buffer.from(file) });
    await page.getByText('The file holds 600 messages in 1 conversation.').waitFor();
    await page.getByText('Line 602: it is no JSON').waitFor();
    await page.getByText('Line 603: it is not as expected at “time.iso”').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('New in the archive: 600 messages').waitFor();
    expect(await asked(page)).toEqual([
      ['restore', 500],
      ['restore', 100],
    ]);
  });

  test('an import that is stopped says that it can be gone on with', async () => {
    const page = await screens.open('screen=options&saving=slow', wideSize);
    await page
      .getByLabel('JSON or JSON Lines file')
      .setInputFiles({ name: 'chat.jsonl', mimeType: '', buffer: Buffer.from(archiveFile(600)) });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('progressbar', { name: 'Importing' }).waitFor();
    const opened = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await opened;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await page.locator('#import').getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('New in the archive: 500 messages').waitFor();
    expect(await page.getByText('choose the file again at any time to go on').isVisible()).toBe(true);
    await page.locator('#import').getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('progressbar', { name: 'Importing' }).waitFor();
  });

  test('Firefox is asked to keep the archive, and asked once', async () => {
    const page = await screens.open('screen=options', wideSize);
    const asUser = await page.context().newCDPSession(page);
    await asUser.send('Emulation.setUserAgentOverride', {
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    });
    await page.addInitScript(() => {
      let isKept = false;
      Object.assign(navigator.storage, { persisted: async () => isKept, persist: async () => (isKept = true) });
    });
    await page.reload();
    await page.getByText('The browser may remove it').waitFor();
    await page.getByRole('button', { name: 'Ask the browser to keep it' }).press('Enter');
    await page.getByText('The browser will not remove it by itself.').waitFor();
    expect(await page.getByRole('button', { name: 'Ask the browser to keep it' }).count()).toBe(0);
  });

  test('diagnostics hold no names and no text', async () => {
    const page = await screens.open('screen=options', wideSize);
    await page.locator('tbody tr').first().waitFor();
    const words = await page.getByLabel('Diagnostics').last().inputValue();
    expect(words).toContain('"failed": "unreachable"');
    expect(words).not.toMatch(/buyer88|anna_shop|木木|main|tb_lin/);
  });

  test('a time after which chats go is set only once it was said what goes at once', async () => {
    const page = await screens.open('screen=options', wideSize);
    const choice = page.getByRole('combobox', { name: 'Keep chats' });
    const set = page.getByRole('button', { name: 'Set', exact: true });
    await choice.selectOption('5 years');
    await set.click();
    await expect.poll(async () => set.isDisabled()).toBe(true);
    await choice.selectOption('1 year');
    await set.click();
    await page.getByRole('dialog').getByText('3 conversations with 418 messages').waitFor();
    // What has the focus deletes nothing.
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await set.click();
    await page.getByRole('button', { name: 'Delete for ever' }).click();
    await expect.poll(async () => set.isDisabled()).toBe(true);
    expect(await choice.inputValue()).toBe('12');
    expect(await asked(page)).toEqual([60, 12, 12].map((months) => ['quietFor', { months }]));
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
