type Child = Node | string;

/** An element with a class and children. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** The one element that `selector` finds; the page is ours, so a missing one is a mistake of ours. */
export function part(selector: string): HTMLElement {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** A round picture of a name: its first letter on a colour. */
export function avatar(name: string, colour: string): HTMLElement {
  const made = element('span', 'avatar', Array.from(name).at(0) ?? '?');
  made.style.background = colour;
  made.setAttribute('aria-hidden', 'true');
  return made;
}
