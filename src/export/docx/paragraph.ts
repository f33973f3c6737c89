import { linesOf, showTricky } from '../visible-text';
import { markupText } from '../xml';

/** Letters written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam. */
const turning = String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]`;
const rightToLeft = new RegExp(turning, 'u');
/** A mark that keeps what stands behind such a name, a date, from being turned with it. */
const leftToRightMark = '\u200E';
const behindTurned = new RegExp(`(${turning}[^·]*?) · `, 'gu');

/** True where the first letter of a text is written from right to left. */
function isRightToLeft(words: string): boolean {
  const [letter = ''] = /\p{L}/u.exec(words.slice(0, 2000)) ?? [];
  return rightToLeft.test(letter);
}

const line = (words: string, isMeta: boolean): string =>
  (isMeta ? showTricky(words).replace(behindTurned, `$1${leftToRightMark} · `) : showTricky(words))
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${markupText(part)}</w:t>`))
    .join('<w:tab/>');

/** How a paragraph looks: its style and the side it stands on. */
type Look = { readonly style: string; readonly side?: 'in' | 'out' | 'system' };

const indents = { left: '<w:ind w:left="1700"/>', right: '<w:ind w:right="1700"/>' } as const;
/** Where the room beside a paragraph is. Word counts `left` from where a paragraph begins, which is the right for one that is turned. */
function sideXml(side: 'in' | 'out' | 'system', isTurned: boolean): string {
  if (side === 'system') return '<w:ind w:left="850" w:right="850"/><w:jc w:val="center"/>';
  return indents[(side === 'out') === isTurned ? 'right' : 'left'];
}

/** A shade with as much room around the words as a border of its own colour takes. */
export function shaded(colour: string): string {
  const border = (side: string): string => `<w:${side} w:val="single" w:sz="36" w:space="0" w:color="${colour}"/>`;
  return `<w:pBdr>${['top', 'left', 'bottom', 'right'].map(border).join('')}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;
}
const outFill = shaded('E3F0FD');

/** A paragraph; line ends of the text are breaks within it, acting characters are told. */
export function paragraph(words: string, { style, side }: Look): string {
  const isMeta = style === 'Meta';
  const isTurned = !isMeta && isRightToLeft(words);
  const shade = side === 'out' && style === 'Words' ? outFill : '';
  // Word wants the parts of a paragraph's look in this order.
  const look = [`<w:pStyle w:val="${style}"/>`, shade, isTurned ? '<w:bidi/>' : '', side ? sideXml(side, isTurned) : ''].join('');
  const lines = linesOf(words).map((one) => line(one, isMeta));
  return `<w:p><w:pPr>${look}</w:pPr><w:r>${isTurned ? '<w:rPr><w:rtl/></w:rPr>' : ''}${lines.join('<w:br/>')}</w:r></w:p>\n`;
}

/** A picture in a paragraph of its own, on the side of its message, kept together with the line about it below. */
export function pictureParagraph(run: string, side: 'in' | 'out' | 'system'): string {
  return `<w:p><w:pPr><w:keepNext/>${sideXml(side, false)}</w:pPr>${run}</w:p>\n`;
}
