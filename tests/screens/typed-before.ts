import html from '../../popup/index.html?raw';

/** Puts the popup's page as it is before its scripts run into this one, and types into its search box. */
export function typeIntoFrame(words: string): void {
  const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('#root');
  const root = document.getElementById('root');
  if (!frame || !root) throw new Error('a page has no root');
  root.replaceWith(frame);
  const box = frame.querySelector('input');
  box?.focus();
  document.execCommand('insertText', false, words);
  Object.assign(globalThis, { frameBefore: Array.from(frame.querySelectorAll('*')) });
}
