const named = /^(?:\[[^\]\n]{1,16}\]|:[\w+-]{1,40}:|\/:[^\s]{1,6})$/;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** The largest height, in CSS pixels, at which a picture among words is still read as a character. */
const lineHeight = 32;

/** Whether an image's name tells by itself that it stands for a character: `[微笑]`, `:smile:`, a pictograph. */
export function isEmoji(image: HTMLImageElement): boolean {
  const label = labelOf(image);
  if (label === '' || label.length > 64) return false;
  const isCharacter = named.test(label) || (label.length <= 16 && pictograph.test(label));
  return isCharacter && !(image.naturalWidth > 0 && image.height > 2.5 * lineHeight);
}

/**
 * What an image says inside a line: the name of an emoji, nothing for a picture. Names in plain words count only among words and at the size
 * of a character, and only once the image has loaded, because a broken picture is laid out as a line of its alt text.
 */
export function imageText(image: HTMLImageElement): string {
  if (isEmoji(image)) return labelOf(image);
  const isSmall = image.naturalWidth > 0 && image.height > 0 && image.height <= lineHeight && image.width <= lineHeight;
  const label = labelOf(image);
  return isSmall && label.length <= 64 && (isWords(image.previousSibling) || isWords(image.nextSibling)) ? label : '';
}

function labelOf(image: HTMLImageElement): string {
  return (image.getAttribute('alt') ?? '').trim() || (image.getAttribute('title') ?? '').trim();
}

function isWords(node: Node | null): boolean {
  return node?.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '');
}
