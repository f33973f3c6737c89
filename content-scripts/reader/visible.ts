/**
 * Whether a person can see this element: it and its ancestors are displayed.
 * AngularJS pages hide with a class whose style sheet may come late, so the class itself counts.
 */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.classList.contains('ng-hide');
}

/** Clipped to nothing, or transparent: there for screen readers or for the moment the mouse comes by. What is just fading in will be seen. */
export function isUnseen(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.opacity === '0') return element.getAnimations().length === 0;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return (style.overflowX === 'hidden' || style.overflowX === 'clip') && Number.parseFloat(style.width) <= 1;
}
