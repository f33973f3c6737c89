import type { MaskedElement, Structure } from '../src/domain/structure';

/** Names an HTML file may use for an element without the browser doing something with it. */
const harmless = /^[a-z][a-z0-9-]*$/;
const active = new Set(
  'script style iframe frame frameset object embed link meta base html head body title template noscript input select option'.split(' '),
);
const childless = new Set('img br hr wbr area col source track input'.split(' '));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const ground = (colour: number): string => (colour === 0 ? 'transparent' : `hsl(${(colour * 67) % 360} 40% 88%)`);

/** The report as one file: the boxes as they stood, for eyes and for a reader, and the same as JSON, for a program. */
export function structureFile(structure: Structure): string {
  const [width, height] = structure.viewport;
  const json = JSON.stringify(structure).replaceAll('<', '\\u003c');
  return [
    '<!doctype html>',
    `<html lang="${escaped(structure.lang)}" dir="${structure.dir}">`,
    `<head><meta charset="utf-8"><title>Liaocun structure report</title>`,
    '<style>body{margin:0;font:13px sans-serif}body *{position:absolute;box-sizing:border-box;margin:0;padding:0;border:0}</style></head>',
    `<body style="width:${width}px;height:${height}px">`,
    elementText(structure.root, structure.root.box),
    `<script type="application/json" id="liaocun-structure">${json}</script>`,
    '</body></html>',
    '',
  ].join('\n');
}

/** An element at its place in what holds it. The page's own way of placing it is told in `data-was-…`. */
function elementText(element: MaskedElement, [fromLeft, fromTop]: MaskedElement['box']): string {
  const { tag, attributes, box, style, colours, children } = element;
  const name = harmless.test(tag) && !active.has(tag) ? tag : 'div';
  const place = `left:${box[0] - fromLeft}px;top:${box[1] - fromTop}px;width:${box[2]}px;height:${box[3]}px`;
  const scrolls = ['overflowX', 'overflowY'].flatMap((key) =>
    style[key] === undefined ? [] : [`${key === 'overflowX' ? 'overflow-x' : 'overflow-y'}:${style[key]}`],
  );
  const hidden = style['display'] === 'none' ? ['display:none'] : [];
  const look = [place, `background:${ground(colours[1])}`, ...scrolls, ...hidden].join(';');
  const told = Object.entries(attributes).filter(
    ([key]) => key !== 'style' && /^[a-z_:][\w:.-]*$/i.test(key) && !/^on|src|href|srcset/i.test(key),
  );
  const was = Object.entries(style).map(([key, value]) => [`data-was-${key.toLowerCase()}`, value] as const);
  const open = `<${name}${[...told, ...was].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')} style="${escaped(look)}">`;
  if (childless.has(name)) return open;
  return `${open}${children.map((child) => (typeof child === 'string' ? escaped(child) : elementText(child, box))).join('')}</${name}>`;
}

export function elementsIn(element: MaskedElement): number {
  return element.children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : elementsIn(child)), 1);
}
