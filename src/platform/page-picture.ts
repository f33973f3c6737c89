import { browser } from './browser';

/** What a tab shows at a moment: the picture of what is in sight, where it is, and the words that the user has marked on it. */
export type ShownPage = {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly picture: Uint8Array<ArrayBuffer>;
};

/** A marked text is for a name and a number, not for a page. */
const longestText = 4000;

/** Takes the picture of a tab that the user looks at; needs the click on the extension's icon that lets it see that tab. Throws where it may not. */
export async function shownPage(tabId: number): Promise<ShownPage> {
  const { url, title, windowId, active } = await browser.tabs.get(tabId);
  if (!active || url === undefined) throw new Error('the tab is not in sight');
  const [text, picture] = await Promise.all([markedText(tabId), browser.tabs.captureVisibleTab(windowId, { format: 'png' })]);
  return { url, title: title ?? '', text, picture: bytesOf(picture) };
}

async function markedText(tabId: number): Promise<string> {
  const [first] = await browser.scripting.executeScript({ target: { tabId }, func: () => getSelection()?.toString() ?? '' });
  const found: unknown = first?.result;
  return typeof found === 'string' ? found.slice(0, longestText) : '';
}

function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const [head = '', data = ''] = dataUrl.split(',', 2);
  if (head !== 'data:image/png;base64') throw new Error('the browser gave no picture');
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}
