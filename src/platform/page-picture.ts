import { browser } from './browser';

/** A part of a tab as it is shown: its picture, and the address and the title of the tab. */
export type PicturedPart = { readonly url: string; readonly title: string; readonly picture: Uint8Array<ArrayBuffer> };

type Size = { readonly width: number; readonly height: number };
type Box = Size & { readonly x: number; readonly y: number };

/**
 * Takes the picture of a part of a tab that the user looks at; needs the click on the extension's icon that lets it see that tab. `box` lies in a window
 * of the size `view`, both in CSS px. Throws where it may not, and where another tab came into sight.
 */
export async function picturedPart(tabId: number, box: Box, view: Size): Promise<PicturedPart> {
  const { windowId } = await lookedAt(tabId);
  const picture = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  const { url, title } = await lookedAt(tabId);
  return { url, title, picture: await cut(pngOf(picture), box, view) };
}

async function lookedAt(tabId: number): Promise<{ readonly windowId: number; readonly url: string; readonly title: string }> {
  const { active, windowId, url, title } = await browser.tabs.get(tabId);
  if (!active || windowId === undefined || url === undefined) throw new Error('the tab is not in sight');
  return { windowId, url, title: title ?? '' };
}

function pngOf(dataUrl: string): Blob {
  const [head = '', data = ''] = dataUrl.split(',', 2);
  if (head !== 'data:image/png;base64') throw new Error('the browser gave no picture');
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

/** A screen may have several pixels for one of CSS: whole ones are taken, so that no edge is blurred. */
async function cut(png: Blob, { x, y, width, height }: Box, view: Size): Promise<Uint8Array<ArrayBuffer>> {
  const whole = await createImageBitmap(png);
  const scale = whole.width / view.width;
  const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
  const right = Math.min(whole.width, Math.ceil((x + width) * scale));
  const bottom = Math.min(whole.height, Math.ceil((y + height) * scale));
  if (right <= left || bottom <= top) throw new Error('the part is not in sight');
  const canvas = new OffscreenCanvas(right - left, bottom - top);
  canvas.getContext('2d')?.drawImage(whole, -left, -top);
  whole.close();
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
