import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, wideSize } from './scene-parts.ts';
import { openReview } from './shots-of-redact.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const open = async (saving = 'done'): Promise<Page> => {
  const page = await screens.open(`screen=archive&saving=${saving}#c=main`, wideSize);
  await openReview(page);
  return page;
};

test('places are lifted by keys, words are added, and the export is asked for with all that', async () => {
  const page = await open();
  const phone = page.locator('.redact-place[data-kind=phone]').first();
  await phone.focus();
  await page.keyboard.press('Enter');
  await page.locator('.redact-place[data-kind=phone][aria-pressed=false]').first().waitFor();
  await page.getByLabel('My own words').fill('外套');
  await page.keyboard.press('Enter');
  await page.locator('.redact-place[data-kind=custom]').first().waitFor();
  await page.getByRole('checkbox', { name: 'Order numbers' }).press('Space');
  await page.locator('.redact-place[data-kind=order]').first().waitFor();
  await page.getByText(/Order numbers 1/).waitFor();
  await page.getByRole('combobox', { name: 'Format' }).selectOption('txt');
  await page.locator('.redact-foot button[type=submit]').press('Enter');
  await page.locator('.redact .export-status .said').waitFor();
  const [name, , format, choice] = ((await asked(page)) as readonly (readonly unknown[])[]).at(-1) ?? [];
  expect([name, format]).toEqual(['exportChats', 'txt']);
  expect(choice).toMatchObject({
    redaction: {
      of: {
        rules: ['name', 'phone', 'address', 'identity', 'card', 'email', 'order'],
        custom: [{ text: '外套', isPattern: false }],
        marks: [{ is: 'lifted', message: 'p2', from: 4, to: 15 }],
      },
      known: { others: ['王小明'], own: ['木木家居', '木木家居:小周'] },
    },
  });
  await page.context().close();
});

test('words that are selected can be hidden there, and everywhere', async () => {
  const page = await open();
  const select = async (words: string): Promise<void> =>
    page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.redact-messages') ?? document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`nowhere: ${wanted}`);
    }, words);
  await select('，户名');
  await page.getByRole('group', { name: 'Selected words' }).getByRole('button', { name: 'Hide', exact: true }).click();
  const added = page.locator('.redact-place[data-kind=hand]');
  await added.waitFor();
  expect(await added.locator('.redact-words').textContent()).toBe('，户名');
  await added.click();
  await added.waitFor({ state: 'detached' });
  await select('今天发');
  await page.getByRole('button', { name: 'Hide everywhere' }).click();
  await page.locator('.redact-place[data-kind=custom]').waitFor();
  await page.context().close();
});

test('a long chat is looked through in steps, and shown page by page', async () => {
  const page = await open('many');
  await page.getByText('With something found (800)').waitFor();
  expect(await page.locator('.redact-message').count()).toBe(50);
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await page.getByText('Page 2 of 16').waitFor();
  await page.context().close();
});

test('boxes over a picture are drawn by pointer, and moved and resized by keys', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^Cover parts/ }).click();
  const field = page.locator('.redact-field');
  const { x, y, width, height } = (await field.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.1, y + height * 0.1);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.3, y + height * 0.2);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Box 1' }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Add a box' }).press('Enter');
  await page.getByRole('button', { name: 'Box 2' }).and(page.locator(':focus')).waitFor();
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowUp']) await page.keyboard.press(key);
  expect(await page.getByRole('button', { name: 'Box 2' }).getAttribute('style')).toMatch(/left: 41%; top: 41%; width: 21%; height: 19%/);
  await page.keyboard.press('Delete');
  expect(await page.locator('.redact-field .redact-box').count()).toBe(1);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText(/Covered pictures 1/).waitFor();
  await page.context().close();
});

test('a covered picture is a new file: black where the boxes are, the same elsewhere, and nothing of what its first file told', async () => {
  const page = await screens.open('screen=welcome', wideSize);
  await page.getByRole('heading').first().waitFor();
  const found = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(100, 50);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 100, 50);
    const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    const words = new TextEncoder().encode('Exif\0\0 taken at 31.2N 121.4E');
    const told = Uint8Array.of(0xff, 0xe1, 0, words.length + 2, ...words);
    const data = Uint8Array.of(...jpeg.slice(0, 2), ...told, ...jpeg.slice(2));
    const { maskedPicture } = globalThis as unknown as { maskedPicture: typeof import('../../src/export/masked-picture').maskedPicture };
    const made = await maskedPicture({ type: 'image/jpeg', data }, [{ left: 0.1, top: 0.1, width: 0.2, height: 0.5 }]);
    if (!made) throw new Error('not drawn');
    const bitmap = await createImageBitmap(new Blob([made.data], { type: made.type }));
    pen.drawImage(bitmap, 0, 0);
    const at = (across: number, down: number): number => pen.getImageData(across, down, 1, 1).data[0] ?? -1;
    return {
      size: [bitmap.width, bitmap.height],
      black: [at(10, 5), at(29, 29), at(20, 15)],
      white: [at(9, 5), at(31, 15), at(20, 31), at(90, 40)].map((value) => value > 240),
      tells: [data, made.data].map((bytes) => new TextDecoder('latin1').decode(bytes).includes('121.4E')),
      broken: await maskedPicture({ type: 'image/png', data: new Uint8Array(4) }, []),
    };
  });
  expect(found).toEqual({ size: [100, 50], black: [0, 0, 0], white: [true, true, true, true], tells: [true, false], broken: null });
  await page.context().close();
});
