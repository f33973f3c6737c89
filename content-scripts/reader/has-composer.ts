import { withShadowRoots } from './find-shadow-roots';

/** Whether a page has a place to write, in whatever shadow root. */
export function hasComposer(root: Document): boolean {
  return withShadowRoots(root).some((each) => each.querySelector('textarea, [contenteditable], [role="textbox"]') !== null);
}
