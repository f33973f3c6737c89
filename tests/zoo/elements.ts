/** An element with a class and what is in it. */
export function h(selector: string, ...children: readonly (Node | string | null)[]): HTMLElement {
  const [tag = 'div', ...classes] = selector.split('.');
  const element = document.createElement(tag === '' ? 'div' : tag);
  if (classes.length > 0) element.className = classes.join(' ');
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Text whose line breaks are shown. */
export function lines(text: string): DocumentFragment {
  const fragment = new DocumentFragment();
  for (const [index, line] of text.split('\n').entries()) fragment.append(...(index > 0 ? [document.createElement('br')] : []), line);
  return fragment;
}

export function picture(url: string | null, height = 96): HTMLImageElement {
  const image = new Image();
  image.src = url ?? '';
  image.alt = '';
  image.height = height;
  image.width = Math.round(height * 1.4);
  return image;
}

export function link(url: string | null, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url ?? '';
  anchor.textContent = text;
  return anchor;
}

export function styled(css: string, root: Document | ShadowRoot = document): void {
  const style = document.createElement('style');
  style.textContent = css;
  (root === document ? document.head : root).append(style);
}
