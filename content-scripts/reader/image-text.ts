const named = /^(?:\[[^\]\n]{1,16}\]|:[\w+-]{1,40}:|\/:[^\s]{1,6})$/;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** The largest side, in CSS pixels, at which a picture in a line of text is still read as a character. */
const emojiSide = 40;

/**
 * What an image says inside a line: the alt or title of an emoji, nothing for a picture.
 * A name like `[微笑]` or a pictograph tells by itself; other names only at the size of a character, and only once the image has loaded,
 * because a broken picture is laid out as a line of its alt text.
 */
export function imageText(image: HTMLImageElement): string {
  const label = (image.getAttribute('alt') ?? '').trim() || (image.getAttribute('title') ?? '').trim();
  if (label === '' || label.length > 64) return '';
  if (named.test(label) || (label.length <= 16 && pictograph.test(label))) return isLarge(image) ? '' : label;
  return image.naturalWidth > 0 && image.height > 0 && image.height <= emojiSide && image.width <= emojiSide ? label : '';
}

function isLarge(image: HTMLImageElement): boolean {
  return image.naturalWidth > 0 && image.height > 2 * emojiSide;
}
