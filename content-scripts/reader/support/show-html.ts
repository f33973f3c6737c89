/** Shows markup in the page under test and takes it away at the end of the test. Test pages are ours, and made here. */
export function showHtml(html: string, style = ''): HTMLElement {
  const parsed = new DOMParser().parseFromString(`<style>${style}</style><div>${html}</div>`, 'text/html');
  const host = document.createElement('div');
  host.append(...parsed.querySelectorAll('style'), ...parsed.body.childNodes);
  document.body.replaceChildren(host);
  const shown = host.querySelector('div');
  if (!shown) throw new Error('nothing to show');
  return shown;
}
